"""Every address of Tilth, and the place it leads to."""

from django.urls import include, path

from tilth.web import agreement, assessment, engagement, goal, home, invitation, receive, review, roles, session

urlpatterns = [
    path("", home.home, name="home"),
    path("engagements/new", engagement.begin, name="begin-engagement"),
    path("engagements/<uuid:id>/", engagement.engagement, name="engagement"),
    path("engagements/<uuid:id>/move", engagement.move, name="move-engagement"),
    path("engagements/<uuid:id>/close", engagement.close, name="close-engagement"),
    path("engagements/<uuid:id>/invite", invitation.invite, name="invite"),
    path("engagements/<uuid:id>/agreement", agreement.agreement, name="agreement"),
    path("engagements/<uuid:id>/agreement/<int:number>", agreement.version, name="agreement-version"),
    path("engagements/<uuid:id>/agreement/prepare", agreement.prepare, name="prepare-agreement"),
    path("engagements/<uuid:id>/agreement/prepare/<slug:step>", agreement.step, name="prepare-step"),
    path("engagements/<uuid:id>/for-three", agreement.for_three, name="agreement-for-three"),
    path("engagements/<uuid:id>/assessments", assessment.assessments, name="assessments"),
    path("assessments/<uuid:id>", assessment.assessment, name="assessment"),
    path("assessments/<uuid:id>/take-away", assessment.take_away, name="take-away-assessment"),
    path("engagements/<uuid:id>/goals", goal.goals, name="goals"),
    path("engagements/<uuid:id>/goals/new", goal.write, name="write-goal"),
    path("goals/<uuid:id>/", goal.goal, name="goal"),
    path("goals/<uuid:id>/rewrite", goal.rewrite, name="rewrite-goal"),
    path("goals/<uuid:id>/release", goal.release, name="release-goal"),
    path("goals/<uuid:id>/let-go", goal.let_go, name="let-go-goal"),
    path("engagements/<uuid:id>/reviews/new", review.begin, name="begin-review"),
    path("reviews/<uuid:id>/", review.review, name="review"),
    path("reviews/<uuid:id>/prepare", review.prepare, name="prepare-review"),
    path("reviews/<uuid:id>/share", review.share, name="share-review"),
    path("reviews/<uuid:id>/end", review.end, name="end-review"),
    path("invitations/<str:link>", invitation.invitation, name="invitation"),
    path("invitation", invitation.take_up, name="take-up"),
    path("engagements/<uuid:id>/receive", receive.receive, name="receive"),
    path("sessions/<uuid:id>/", session.session, name="session"),
    path("sessions/<uuid:id>/map", session.table, name="map"),
    path("sessions/<uuid:id>/turns/<int:n>", session.turn, name="turn"),
    path("sessions/<uuid:id>/roles", roles.roles, name="roles"),
    path("sessions/<uuid:id>/finding", session.finding, name="finding"),
    path("sessions/<uuid:id>/again", session.again, name="again"),
    path("sessions/<uuid:id>/withdraw", session.withdraw, name="withdraw"),
    path("sessions/<uuid:id>/reading.json", session.document, name="reading-json"),
    path("account/", include("allauth.account.urls")),
]

handler404 = "tilth.web.page.not_found"
handler500 = "tilth.web.page.broken"
handler403 = "tilth.web.page.not_found"
handler400 = "tilth.web.page.not_understood"
