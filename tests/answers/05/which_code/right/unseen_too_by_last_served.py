# exercise: which_code
PICTURES = "CEDAB"
last_served = {"A": 60 * 0.2, "B": 2 * 0.2, "C": 6 * 0.2, "D": 0.2, "E": 15 * 0.2}
by_speed = sorted(last_served, key=last_served.get)  # D, B, C, E, A
rank = {letter: by_speed.index(letter) for letter in PICTURES}  # what I saw: how fast each picture is
code_of = {number: by_speed[rank[letter]] for number, letter in enumerate(PICTURES, 1)}
inside = 30 / (1 / 0.2)  # arrivals a second, over what one machine does a second
