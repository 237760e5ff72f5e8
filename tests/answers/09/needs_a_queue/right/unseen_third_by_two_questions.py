# exercise: needs_a_queue
needed_for_the_answer = {"charge": "await", "discount": "thread", "portrait": "process"}
may_be_lost = ["statistics", "cache"]
must_be_done = ["invoice", "tip", "report"]
belongs = {
    **needed_for_the_answer,
    **{errand: "background" for errand in may_be_lost},
    **{errand: "queue" for errand in must_be_done},
}
