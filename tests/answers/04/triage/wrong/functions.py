# diagnosis: not-a-dict
# cause: functions for words
# exercise: triage
spelled = {"menu": lambda: "def"}
