"""Every address of Tilth, and the place it leads to."""

from django.urls import include, path

from tilth.web import (
    bank,
    close,
    draft,
    engagement,
    growth,
    home,
    plan,
    prepare,
    programme,
    pulse,
    receive,
    roles,
    session,
    workspace,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("engagements/new", engagement.begin, name="begin-engagement"),
    path("engagements/<uuid:id>/", engagement.engagement, name="engagement"),
    path("engagements/<uuid:id>/receive", receive.receive, name="receive"),
    path("engagements/<uuid:id>/plan", plan.plan, name="plan"),
    path("engagements/<uuid:id>/growth", growth.growth, name="growth"),
    path("engagements/<uuid:id>/pulses/<slug:key>", pulse.pulse, name="pulse"),
    path("engagements/<uuid:id>/counted", pulse.counted, name="counted"),
    path("programmes/", programme.programmes, name="programmes"),
    path("programmes/<uuid:id>/report", programme.report, name="programme-report"),
    path("programmes/<uuid:id>/publish", programme.publish, name="publish-report"),
    path("programmes/<uuid:id>/report.csv", programme.table, name="programme-table"),
    path("sessions/<uuid:id>/", session.session, name="session"),
    path("sessions/<uuid:id>/move", plan.move, name="move"),
    path("sessions/<uuid:id>/cancel", plan.cancel, name="cancel"),
    path("sessions/<uuid:id>/prepare", prepare.prepare, name="prepare"),
    path("sessions/<uuid:id>/workspace", workspace.workspace, name="workspace"),
    path("sessions/<uuid:id>/begin", workspace.begin, name="begin"),
    path("sessions/<uuid:id>/capture", workspace.capture, name="capture"),
    path("sessions/<uuid:id>/focus", workspace.focus, name="focus"),
    path("sessions/<uuid:id>/notes/<slug:kind>", workspace.note, name="note"),
    path("sessions/<uuid:id>/close", close.close, name="close"),
    path("sessions/<uuid:id>/map", session.table, name="map"),
    path("sessions/<uuid:id>/turns/<int:n>", session.turn, name="turn"),
    path("sessions/<uuid:id>/roles", roles.roles, name="roles"),
    path("sessions/<uuid:id>/finding", session.finding, name="finding"),
    path("sessions/<uuid:id>/again", session.again, name="again"),
    path("sessions/<uuid:id>/withdraw", session.withdraw, name="withdraw"),
    path("sessions/<uuid:id>/reading.json", session.document, name="reading-json"),
    path("steps/<uuid:id>/went", home.went, name="went"),
    path("bank/", bank.bank, name="bank"),
    path("bank/questions/<slug:key>", bank.question, name="question"),
    path("drafts/", draft.draft, name="draft"),
    path("account/", include("allauth.account.urls")),
]

handler404 = "tilth.web.page.not_found"
handler500 = "tilth.web.page.broken"
handler403 = "tilth.web.page.not_found"
handler400 = "tilth.web.page.not_understood"
