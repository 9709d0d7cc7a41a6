import type { Role } from './world.ts'

/**
 * Who may call which route at all, written by hand: a new route has to be entered here by whoever adds it, having thought about
 * it. Compared with what the server does, not with what its code says.
 */
const ALL_STAFF: readonly Role[] = ['curator', 'analyst', 'officer', 'admin', 'operator']
const CURATORS: readonly Role[] = ['curator', 'admin', 'operator']
const SESSIONS: readonly Role[] = [
  'nobody',
  'member',
  'editor',
  'owner',
  'otherOwner',
  'verifiedBuyer',
  'curator',
  'analyst',
  'officer',
  'admin',
]

export const CALLERS = {
  /** Also without an account. */
  open: undefined,
  signed_in: [...SESSIONS, 'operator', 'ownerKeyWrite'],
  person: SESSIONS,
  company_editor: ['editor', 'owner', 'otherOwner', ...CURATORS, 'ownerKeyWrite'],
  importer: [...CURATORS, 'officer', 'officerKeyImport'],
  officer: ['officer', 'admin', 'operator'],
  curator: [...CURATORS, 'curatorKeyCurate'],
  analyst: [...ALL_STAFF, 'officerKeyImport', 'curatorKeyCurate', 'adminKeyAdmin', 'adminKeyRead'],
  admin: ['admin', 'operator', 'adminKeyAdmin'],
  admin_person: ['admin', 'operator'],
} as const satisfies Record<string, readonly Role[] | undefined>

export const ROUTE_RIGHTS: Readonly<Record<keyof typeof CALLERS, string>> = {
  open: `
    event.list event.get
    account.get account.signUp account.verifyEmail account.resendVerification account.signIn account.enterCode account.oidc
    account.beginOidc account.signOut account.requestReset account.resetPassword account.createFirstAdmin invitation.get
    disclosure.visible disclosure.aggregates privacy.file privacy.verify privacy.look privacy.data privacy.about privacy.figures
    edition.get edition.methods edition.coverage source.list source.get segment.list segment.get segment.chain segment.gaps
    company.list company.get company.history compare.get search.all place.names place.nearby place.provinces place.province
    place.parks place.gateways place.programmes place.institutions trade.list trade.partners trade.headlines trade.industry
    operator.session operator.enter operator.leave moderation.status correction.create correction.answer correction.list
    correction.get correction.figures quality.get quality.figures quality.segments quality.provinces quality.findings
    curation.statements shortlist.create shortlist.get shortlist.items shortlist.held shortlist.update shortlist.remove
    shortlist.addItem shortlist.changeItem shortlist.removeItem savedSearch.create savedSearch.get savedSearch.digests
    savedSearch.held savedSearch.remove need.list need.summary need.templates need.columns need.get vocabulary.list vocabulary.entries claim.byTaxCode outcome.list match.run
    qualify.buyerTypes qualify.way qualify.nextProducts qualify.consortium`,
  signed_in: `
    event.update event.move event.participants event.register event.participant event.changeParticipant event.choices event.choose
    event.interpreters event.setInterpreters event.score event.schedules event.schedule event.cancelRun event.publish event.repair
    event.waiting event.meetings event.grid event.timetable event.answer event.checkIn event.presence event.note event.setNote
    organisation.list organisation.get organisation.members organisation.invitations inquiry.create inquiry.list inquiry.get
    inquiry.answer inquiry.close inquiry.report inquiry.block claim.list claim.get claim.window claim.proposals document.list
    need.own need.create need.import need.update need.remove need.publish need.close need.withdraw need.versions need.grants need.grant
    need.endGrant need.run need.runs need.matches need.recompute need.shortlist need.ofCompany bom.create bom.list bom.get
    bom.lines bom.choose bom.refresh bom.remove document.get document.delete introduction.list introduction.get qualify.progress outcome.ownConduct outcome.conduct`,
  person: `
    event.create
    account.update account.changePassword account.sessions account.endSessions account.beginSecondFactor
    account.confirmSecondFactor account.endSecondFactor key.list key.create key.end organisation.create organisation.update
    organisation.changeMember organisation.removeMember organisation.invite organisation.revokeInvitation invitation.answer
    privacy.mine privacy.ownData privacy.eraseOwn claim.create claim.addProof claim.confirmProof claim.submit claim.answer
    claim.withdraw claim.challenge claim.propose introduction.create introduction.facilitate introduction.move
    introduction.value introduction.write introduction.remind introduction.addLink introduction.endLink introduction.takeBack
    outcome.reply`,
  company_editor: `
    disclosure.values disclosure.set disclosure.move disclosure.end disclosure.grants disclosure.grant disclosure.endGrant
    disclosure.views contact.list contact.create contact.remove companyValues.get companyValues.put companyValues.delete
    companyValues.confirm companyValues.addSite companyValues.readSheet qualify.setProgress qualify.endProgress`,
  importer: `
    import.fields import.list import.create import.get import.read import.map import.rows import.problems import.apply
    import.undo import.cancel`,
  curator: `
    inquiry.reports inquiry.settle review.list review.next review.get review.decide review.decideCluster review.undo
    review.search correction.cases correction.getCase correction.decide curation.previewMerge curation.merge
    curation.previewSplit curation.split curation.previewMove curation.moveSite curation.fields curation.assert curation.retract
    curation.events curation.undo vocabulary.words vocabulary.decideWord claim.settleProof claim.review claim.revoke
    claim.reviewProposal need.review document.review`,
  officer: 'introduction.stalled outcome.live',
  analyst: 'moderation.queues',
  admin: 'user.list user.get audit.list audit.verify mail.list privacy.list privacy.get privacy.step',
  admin_person: 'organisation.verify user.update',
}

/** Of the routes above: who gets an answer about a thing of the first organisation (`own`). Everybody else who may call is refused. */
export const READERS_OF_OWN: Readonly<Record<string, readonly Role[]>> = {
  'organisation.get': ['member', 'editor', 'owner', ...CURATORS, 'ownerKeyWrite'],
  'organisation.members': ['member', 'editor', 'owner', 'admin', 'operator', 'ownerKeyWrite'],
  'organisation.invitations': ['owner', 'admin', 'operator', 'ownerKeyWrite'],
  'claim.get': ['member', 'editor', 'owner', ...CURATORS, 'ownerKeyWrite'],
  'disclosure.values': ['editor', 'owner', 'ownerKeyWrite'],
  'disclosure.grants': ['editor', 'owner', 'ownerKeyWrite'],
  'disclosure.views': ['editor', 'owner', ...CURATORS, 'ownerKeyWrite'],
  'contact.list': ['editor', 'owner', 'admin', 'operator', 'ownerKeyWrite'],
  'companyValues.get': ['editor', 'owner', ...CURATORS, 'ownerKeyWrite'],
  'qualify.progress': ['member', 'editor', 'owner', ...CURATORS, 'officer', 'ownerKeyWrite'],
  'introduction.get': ['member', 'editor', 'owner', 'verifiedBuyer', 'officer', 'admin', 'operator', 'ownerKeyWrite'],
  'inquiry.get': ['editor', 'owner', 'verifiedBuyer', 'ownerKeyWrite'],
}

/** Done to what is another’s, and meant so. */
export const MEANT_FOR_OTHERS = ['outcome.conduct', 'inquiry.create', 'claim.window', 'claim.challenge', 'claim.create', 'claim.propose']
