# diagnosis: helpers-for-barista
# cause: time.sleep in def and in async def are taken for the same
# exercise: which_code
code_of = {1: "C", 2: "E", 3: "D", 4: "B", 5: "A"}
inside = 6
