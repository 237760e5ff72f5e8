# exercise: predict_the_room
def bell(cell_suspends):
    return "at once" if cell_suspends else "after the cell"


def who_waits(same_address, holds_the_loop):
    if same_address:
        return "the browser"  # it asks for one address once, and waits for that answer first
    return "the server" if holds_the_loop else "nobody"


room = {}
room["A"] = bell(cell_suspends=False)
room["B"] = bell(cell_suspends=True)
room["C"] = "fails"  # the kernel's loop is running already in this thread
room["D"] = who_waits(same_address=True, holds_the_loop=False)
room["E"] = who_waits(same_address=False, holds_the_loop=False)
room["F"] = who_waits(same_address=False, holds_the_loop=True)
