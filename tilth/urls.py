"""Every address of Tilth, and the place it leads to."""

from django.urls import include, path

from tilth.web import (
    engagement,
    heard_again,
    home,
    insight,
    moment,
    receive,
    report,
    roles,
    session,
    step,
    thread,
    value,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("engagements/new", engagement.begin, name="begin-engagement"),
    path("engagements/<uuid:id>/", engagement.engagement, name="engagement"),
    path("engagements/<uuid:id>/receive", receive.receive, name="receive"),
    path("sessions/<uuid:id>/", session.session, name="session"),
    path("sessions/<uuid:id>/map", session.table, name="map"),
    path("sessions/<uuid:id>/turns/<int:n>", session.turn, name="turn"),
    path("sessions/<uuid:id>/roles", roles.roles, name="roles"),
    path("sessions/<uuid:id>/finding", session.finding, name="finding"),
    path("sessions/<uuid:id>/again", session.again, name="again"),
    path("sessions/<uuid:id>/withdraw", session.withdraw, name="withdraw"),
    path("sessions/<uuid:id>/reading.json", session.document, name="reading-json"),
    path("sessions/<uuid:id>/propose", session.propose, name="propose"),
    path("sessions/<uuid:id>/mark", moment.mark, name="mark"),
    path("sessions/<uuid:id>/heard-again", heard_again.heard, name="heard-again"),
    path("sessions/<uuid:id>/heard-again/confirm", heard_again.confirm, name="confirm-heard-again"),
    path("engagements/<uuid:id>/moments", moment.moments, name="moments"),
    path("moments/<uuid:id>/", moment.moment, name="moment"),
    path("moments/<uuid:id>/pass", moment.let_pass, name="let-pass"),
    path("engagements/<uuid:id>/insights/new", insight.name, name="name-insight"),
    path("insights/<uuid:id>/", insight.insight, name="insight"),
    path("insights/<uuid:id>/reword", insight.reword, name="reword-insight"),
    path("insights/<uuid:id>/turn", insight.turn, name="turn-insight"),
    path("engagements/<uuid:id>/values", value.values, name="values"),
    path("values/<uuid:id>/", value.value, name="value"),
    path("values/<uuid:id>/reword", value.reword, name="reword-value"),
    path("engagements/<uuid:id>/steps/new", step.choose, name="choose-step"),
    path("steps/<uuid:id>/", step.step, name="step"),
    path("steps/<uuid:id>/rewrite", step.rewrite, name="rewrite-step"),
    path("steps/<uuid:id>/let-go", step.let_go, name="let-go"),
    path("steps/<uuid:id>/report", report.report, name="report"),
    path("reports/<uuid:id>/grow", report.grow, name="grow"),
    path("engagements/<uuid:id>/thread", thread.thread, name="thread"),
    path("engagements/<uuid:id>/thread/asking", thread.asking, name="asking"),
    path("engagements/<uuid:id>/thread.md", thread.markdown, name="thread-markdown"),
    path("account/", include("allauth.account.urls")),
]

handler404 = "tilth.web.page.not_found"
handler500 = "tilth.web.page.broken"
handler403 = "tilth.web.page.not_found"
handler400 = "tilth.web.page.not_understood"
