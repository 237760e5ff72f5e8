# diagnosis: room-for-inside
# cause: takes the ten places of the semaphore for the number inside: on the quiet day only six of them are taken on average
# exercise: which_code
PICTURES = "CEDAB"
code_of = dict(enumerate(PICTURES, 1))
inside = 10
