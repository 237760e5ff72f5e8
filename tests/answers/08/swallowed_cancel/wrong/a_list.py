# diagnosis: not-a-review
# cause: a list
# exercise: swallowed_cancel
review = ["merge", "mend", "merge", "mend", "mend"]
