# exercise: the_lost_error
review = {}
review["A"] = "lost"
review["B"] = "heard"
review["C"] = "lost"
review["D"] = "heard"
review["E"] = "heard"
review["F"] = "lost"
