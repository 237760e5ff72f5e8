# exercise: the_lost_error
lost = set("ACF")
review = {way: ("lost" if way in lost else "heard") for way in "ABCDEF"}
