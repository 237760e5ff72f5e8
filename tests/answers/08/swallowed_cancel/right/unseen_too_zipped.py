# exercise: swallowed_cancel
review = dict(zip("ABCDE", "merge mend merge mend mend".split()))
