import type { RoleRecord } from '../state.ts'
import { DAY, type Making } from './making.ts'

/** Roles the company made for itself, as its licence allows. */
export function companyRoles({ now }: Making): RoleRecord[] {
  const made = (
    id: string,
    name: string,
    display_name: string,
    description: string,
    permissions: string,
  ): RoleRecord => ({
    id,
    name,
    display_name,
    description,
    create_at: now - 420 * DAY,
    update_at: now - 90 * DAY,
    delete_at: 0,
    permissions: permissions.split(' '),
    scheme_managed: false,
    built_in: false,
  })
  return [
    made(
      'q7rjyz1o4f8s3ndhc5amk6wgxy',
      'token_helpdesk',
      'Token help desk',
      'Finds, disables and revokes tokens of other people; makes and enables none',
      'edit_other_users read_user_access_token revoke_user_access_token sysconsole_read_user_management_users',
    ),
    made(
      'e4kb9mtu6jwx1sypgo7d3fhcno',
      'harbour_auditor',
      'Harbour auditor',
      'Reads the audit log and the statistics',
      'read_audits get_analytics sysconsole_read_reporting_site_statistics sysconsole_read_user_management_users',
    ),
  ]
}
