/** What the roles of teams, channels and playbooks may do on a fresh install of 11.2. Permissions are separated by blanks. */
export const TEAM_ROLE_PERMISSIONS: Record<string, string> = {
  channel_admin: `
    add_bookmark_private_channel add_bookmark_public_channel add_reaction create_post delete_bookmark_private_channel
    delete_bookmark_public_channel edit_bookmark_private_channel edit_bookmark_public_channel
    manage_channel_access_rules manage_channel_roles manage_private_channel_banner manage_private_channel_members
    manage_public_channel_banner manage_public_channel_members order_bookmark_private_channel
    order_bookmark_public_channel read_private_channel_groups read_public_channel_groups remove_reaction upload_file
    use_channel_mentions use_group_mentions
  `,
  channel_guest: `
    add_reaction create_post edit_post read_channel read_channel_content remove_reaction upload_file
    use_channel_mentions
  `,
  channel_user: `
    add_bookmark_private_channel add_bookmark_public_channel add_reaction create_post delete_bookmark_private_channel
    delete_bookmark_public_channel delete_post delete_private_channel delete_public_channel
    edit_bookmark_private_channel edit_bookmark_public_channel edit_post get_public_link
    manage_private_channel_members manage_private_channel_properties manage_public_channel_members
    manage_public_channel_properties order_bookmark_private_channel order_bookmark_public_channel read_channel
    read_channel_content read_private_channel_groups read_public_channel_groups remove_reaction upload_file
    use_channel_mentions use_group_mentions
  `,
  custom_group_user: '',
  playbook_admin: `
    playbook_private_manage_members playbook_private_manage_properties playbook_private_manage_roles
    playbook_public_make_private playbook_public_manage_members playbook_public_manage_properties
    playbook_public_manage_roles
  `,
  playbook_member: `
    playbook_private_manage_members playbook_private_manage_properties playbook_private_view
    playbook_public_manage_members playbook_public_manage_properties playbook_public_view run_create
  `,
  run_admin: `
    run_manage_members run_manage_properties
  `,
  run_member: `
    run_view
  `,
  team_admin: `
    add_bookmark_private_channel add_bookmark_public_channel add_reaction bypass_incoming_webhook_channel_lock
    convert_private_channel_to_public convert_public_channel_to_private create_post delete_bookmark_private_channel
    delete_bookmark_public_channel delete_others_posts delete_post edit_bookmark_private_channel
    edit_bookmark_public_channel import_team manage_channel_access_rules manage_channel_roles
    manage_others_incoming_webhooks manage_others_outgoing_webhooks manage_others_slash_commands
    manage_own_incoming_webhooks manage_own_outgoing_webhooks manage_own_slash_commands manage_private_channel_banner
    manage_private_channel_members manage_public_channel_banner manage_public_channel_members manage_team
    manage_team_roles order_bookmark_private_channel order_bookmark_public_channel playbook_private_manage_roles
    playbook_public_manage_roles read_private_channel_groups read_public_channel_groups remove_reaction
    remove_user_from_team upload_file use_channel_mentions use_group_mentions
  `,
  team_guest: `
    view_team
  `,
  team_post_all: `
    create_post upload_file use_channel_mentions use_group_mentions
  `,
  team_post_all_public: `
    create_post_public use_channel_mentions use_group_mentions
  `,
  team_user: `
    add_user_to_team create_private_channel create_public_channel invite_user join_public_channels list_team_channels
    playbook_private_create playbook_public_create read_public_channel view_team
  `,
}
