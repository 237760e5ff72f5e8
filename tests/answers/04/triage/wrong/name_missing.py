# diagnosis: name-missing
# cause: another name
# exercise: triage
answers = {"menu": "def"}
