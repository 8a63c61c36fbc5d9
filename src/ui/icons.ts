/**
 * One idea, one icon. Everything that draws an icon takes it from here, under the name of the idea, so that a key never
 * means a token on one page and a role on the next. Named exports, so that a page carries only the icons it uses.
 * All are drawn at 16 px with a stroke of 1.75 (styles.css) and always stand beside words or carry a name.
 */
/** The shapes an icon is made of; `glyph.tsx` draws them. */
export type { IconNode as Icon } from 'lucide'

// What the console is about
export {
  KeyRound as TokenIcon,
  Users as PeopleIcon,
  User as PersonIcon,
  Bot as BotIcon,
  Plug as PluginIcon,
  MonitorSmartphone as SessionIcon,
  AppWindow as BrowserIcon,
  Laptop as DesktopIcon,
  Smartphone as MobileIcon,
  UsersRound as TeamIcon,
  SquareSlash as CommandIcon,
  ShieldCheck as RoleIcon,
  ShieldAlert as AdminIcon,
  Fingerprint as MfaIcon,
  LogIn as SignInIcon,
  LogOut as SignOutIcon,
  Mail as MailIcon,
  Link as InviteIcon,
  CircleUserRound as AccountIcon,
  Lock as SecurityIcon,
  Globe as NetworkIcon,
} from 'lucide'

// States
export {
  CircleCheck as GoodIcon,
  OctagonAlert as DangerIcon,
  TriangleAlert as WarnIcon,
  Info as InfoIcon,
  CircleDot as ActiveIcon,
  Moon as AsleepIcon,
  CirclePause as DisabledIcon,
  ClockAlert as ExpiredIcon,
  Ban as BlockedIcon,
  CircleDashed as OwnerlessIcon,
  CircleHelp as UnknownIcon,
  Infinity as NeverIcon,
  Hourglass as BusyIcon,
  WifiOff as OfflineIcon,
  Inbox as EmptyIcon,
  SearchX as NoMatchIcon,
  ShieldX as RefusedIcon,
  Unplug as FailedIcon,
} from 'lucide'

// Acts
export {
  Plus as AddIcon,
  Check as CheckIcon,
  X as CloseIcon,
  Copy as CopyIcon,
  Eye as ShowIcon,
  EyeOff as HideIcon,
  Power as EnableIcon,
  PowerOff as DisableIcon,
  RotateCw as RefreshIcon,
  RefreshCcw as RotateIcon,
  Trash2 as RevokeIcon,
  UserX as DeactivateIcon,
  UserCheck as ActivateIcon,
  Undo2 as UndoIcon,
  Download as ExportIcon,
  Upload as ImportIcon,
  Pencil as EditIcon,
  Search as SearchIcon,
  Columns3 as ColumnsIcon,
  Ellipsis as MoreIcon,
  Menu as NavigationIcon,
  ArrowUp as SortUpIcon,
  ArrowDown as SortDownIcon,
  ChevronDown as DownIcon,
  ChevronRight as RightIcon,
  ChevronLeft as LeftIcon,
  ChevronsUpDown as PickIcon,
  Sun as LightIcon,
  MoonStar as DarkIcon,
  Monitor as SystemThemeIcon,
} from 'lucide'

// Where a fact comes from (origin-mark.tsx)
export {
  Database as FromServerIcon,
  MonitorDot as FromSessionIcon,
  ScrollText as FromAuditIcon,
  Sigma as ComputedIcon,
} from 'lucide'
