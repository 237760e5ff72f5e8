# exercise: swallowed_cancel
review = {}
review["E"] = review["D"] = review["B"] = "mend"
review["A"] = review["C"] = "merge"
