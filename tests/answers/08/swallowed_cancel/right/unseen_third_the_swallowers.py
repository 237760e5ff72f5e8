# exercise: swallowed_cancel
swallows = {"B", "D", "E"}
review = {change: "mend" if change in swallows else "merge" for change in "ABCDE"}
