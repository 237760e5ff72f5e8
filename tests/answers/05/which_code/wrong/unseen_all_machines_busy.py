# diagnosis: room-for-inside
# cause: takes the semaphore's size for the number inside, though 30 a second need six of the ten machines only
# exercise: which_code
real = "CEDAB"
code_of = dict(enumerate(real, start=1))
inside = 10
