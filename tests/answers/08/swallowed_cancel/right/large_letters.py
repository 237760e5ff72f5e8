# exercise: swallowed_cancel
review = {
    "A": "Merge",
    "B": "Mend",
    "C": "MERGE",
    "D": "mend ",
    "E": "Mend",
}
