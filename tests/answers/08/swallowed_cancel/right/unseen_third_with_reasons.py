# exercise: swallowed_cancel
reasons = {
    "A": ("merge", "CancelledError is no Exception, it passes by"),
    "B": ("mend", "caught and not raised again"),
    "C": ("merge", "raised again"),
    "D": ("mend", "the bare except catches it and heats once more"),
    "E": ("mend", "return in finally throws it away"),
}
review = {change: verdict for change, (verdict, _) in reasons.items()}
