# diagnosis: sleep-for-await
# cause: time.sleep and an awaited sleep are confused
# exercise: which_code
code_of = {1: "C", 2: "E", 3: "A", 4: "D", 5: "B"}
inside = 6
