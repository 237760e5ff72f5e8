# exercise: order_the_prints
until_main_suspends = ["the till rings", "latte starts"]  # the await goes straight into make("latte")
then_the_task_runs = ["tea starts"]
after_a_tenth = ["latte is ready", "latte is handed over"]  # nothing suspends between the two
after_two_tenths = ["tea is ready", "closing time"]

printed = until_main_suspends + then_the_task_runs + after_a_tenth + after_two_tenths
