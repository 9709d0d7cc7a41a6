import { answerInvitation, getInvitation, invite, listInvitations, revokeInvitation } from '../../services/organisations/invitations.ts'
import { changeMember, listMembers, removeMember } from '../../services/organisations/members.ts'
import {
  changeOrganisation,
  createOrganisation,
  getOrganisation,
  listOrganisations,
  verifyOrganisation,
} from '../../services/organisations/organisations.ts'
import { askingOf, personAskingOf } from './asking.ts'
import { api } from './implementation.ts'

export const organisationRoutes = {
  list: api.organisation.list.handler(({ context, input }) => listOrganisations(context.services(), input, askingOf(context))),
  create: api.organisation.create.handler(({ context, input }) => createOrganisation(context.services(), input, personAskingOf(context))),
  get: api.organisation.get.handler(({ context, input }) => getOrganisation(context.services(), input, askingOf(context))),
  update: api.organisation.update.handler(({ context, input }) => changeOrganisation(context.services(), input, askingOf(context))),
  verify: api.organisation.verify.handler(({ context, input }) => verifyOrganisation(context.services(), input, askingOf(context))),
  members: api.organisation.members.handler(({ context, input }) => listMembers(context.services(), input, askingOf(context))),
  changeMember: api.organisation.changeMember.handler(({ context, input }) => changeMember(context.services(), input, askingOf(context))),
  removeMember: api.organisation.removeMember.handler(({ context, input }) => removeMember(context.services(), input, askingOf(context))),
  invitations: api.organisation.invitations.handler(({ context, input }) => listInvitations(context.services(), input, askingOf(context))),
  invite: api.organisation.invite.handler(({ context, input }) => invite(context.services(), input, personAskingOf(context))),
  revokeInvitation: api.organisation.revokeInvitation.handler(({ context, input }) =>
    revokeInvitation(context.services(), input, askingOf(context)),
  ),
}

export const invitationRoutes = {
  get: api.invitation.get.handler(({ context, input }) => getInvitation(context.services(), input, askingOf(context))),
  answer: api.invitation.answer.handler(({ context, input }) => answerInvitation(context.services(), input, personAskingOf(context))),
}
