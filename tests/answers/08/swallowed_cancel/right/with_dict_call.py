# exercise: swallowed_cancel
review = dict(A="merge", B="mend", C="merge", D="mend", E="mend")
