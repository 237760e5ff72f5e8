# diagnosis: raise-blamed
# cause: believes that catching CancelledError swallows it even if the handler raises it again, so the harmless C is sent back
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "mend",
    "C": "mend",
    "D": "mend",
    "E": "mend",
}
