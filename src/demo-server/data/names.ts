import type { Random } from './random.ts'

/** A name to show, and the letters of it that make a user name. */
export interface PersonName {
  first: string
  last: string
  handle: string
  timeZone: string
  locale: string
}

interface NameGroup {
  given: readonly NamePart[]
  family: readonly NamePart[]
  timeZone: string
  locale: string
}

interface NamePart {
  shown: string
  ascii: string
}

const WITHOUT_ACCENT: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  æ: 'ae',
  ð: 'd',
  þ: 'th',
  đ: 'd',
  ı: 'i',
}

function toAscii(text: string): string {
  return text
    .toLowerCase()
    .replace(/[øłßæðþđı]/g, (letter) => WITHOUT_ACCENT[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '')
}

/** Names apart by spaces; `shown/ascii` where the letters are not Latin, `_` for a space inside a name. */
function parts(list: string): NamePart[] {
  return list
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [shown = '', ascii] = entry.split('/')
      return { shown: shown.replaceAll('_', ' '), ascii: ascii ?? toAscii(shown) }
    })
}

function group(timeZone: string, locale: string, given: string, family: string): NameGroup {
  return { given: parts(given), family: parts(family), timeZone, locale }
}

/** The first four are the languages of the harbour itself; they stand for most of the company. */
const GROUPS: readonly NameGroup[] = [
  group(
    'Europe/London',
    'en',
    'Amelia Ben Callum Daisy Edward Freya George Hannah Isla Jack Keira Liam Maisie Niamh Oscar Poppy Quentin Rhys Saoirse Theo Una Wilf Zara',
    "Ashdown Barlow Calloway Drummond Eastwood Fairbairn Garland Hargreaves Inglis Jessop Kirkbride Lockwood Marlow Nettleton O'Donnell Pemberton Quayle Rowntree Selwyn Thackeray Underhill Whitlock",
  ),
  group(
    'Europe/Stockholm',
    'sv',
    'Astrid Björn Cecilia Dagny Eskil Frida Gösta Håkan Ingrid Jörgen Kerstin Lars Märta Nils Øyvind Pernille Ragnhild Søren Torbjørn Ulla Vidar Åsa',
    'Ahlström Bergqvist Dahl Engström Fjeld Grønvold Hægstad Isaksson Jørgensen Kvist Lindqvist Mørk Nyström Öberg Pålsson Rask Sjöberg Tveit Wallin Ødegård',
  ),
  group(
    'Europe/Berlin',
    'de',
    'Annika Benedikt Carla Dörte Emil Friederike Gregor Hannelore Ivo Jürgen Käthe Lukas Mareike Niklas Ottilie Piet Rüdiger Sönke Tjark Ursula Wiebke',
    'Albers Brückner Claußen Dierks Ehlers Feddersen Groß Hinrichs Jäger Köhler Lüders Möller Nissen Oltmanns Petersen Rückert Schröder Thomsen Vogt Weiß',
  ),
  group(
    'Europe/Lisbon',
    'en',
    'Álvaro Beatriz Conceição Duarte Estêvão Filipa Gonçalo Helena Inês João Leonor Martim Núria Olívia Pilar Rafael Sónia Tomás Vicente Xavier',
    'Almeida Barros Carvalho da_Silva/dasilva Esteves Figueiredo Garção Henriques Ibáñez Lacerda Magalhães Nogueira Oliveira Peñalver Quintela Ribeiro Saldanha Teixeira Vaz',
  ),
  group(
    'Europe/Warsaw',
    'pl',
    'Agnieszka Bartłomiej Czesława Dominik Ewelina Grażyna Jarosław Kinga Łukasz Małgorzata Paweł Stanisław Wiesława Zbigniew Żaneta',
    'Borkowski Cieślak Dąbrowski Gołębiewska Jabłoński Krawczyk Łuczak Majewska Ostrowski Piątek Różańska Szczepański Wójcik Zając',
  ),
  group(
    'Asia/Jerusalem',
    'he',
    'נועה/noa יונתן/yonatan מיכל/michal איתן/eitan רות/ruth דוד/david תמר/tamar גלעד/gilad',
    'כהן/cohen לוי/levi מזרחי/mizrahi פרץ/peretz ברק/barak שלום/shalom אלון/alon',
  ),
  group(
    'Asia/Dubai',
    'ar',
    'ليلى/layla يوسف/yousef فاطمة/fatima كريم/karim نور/nour خالد/khaled سلمى/salma طارق/tariq',
    'الحداد/alhaddad منصور/mansour البحري/albahri ناصر/nasser الشامي/alshami درويش/darwish حمدان/hamdan',
  ),
  group(
    'Europe/Athens',
    'el',
    'Ελένη/eleni Νίκος/nikos Σοφία/sofia Γιώργος/giorgos Κατερίνα/katerina Δημήτρης/dimitris',
    'Παπαδάκης/papadakis Γεωργίου/georgiou Νικολάου/nikolaou Βασιλείου/vasileiou Θαλασσινός/thalassinos',
  ),
  group(
    'Europe/Kyiv',
    'uk',
    'Олена/olena Тарас/taras Ірина/iryna Богдан/bohdan Юлія/yuliia Андрій/andrii Соломія/solomiia',
    'Шевчук/shevchuk Коваленко/kovalenko Мельник/melnyk Ткаченко/tkachenko Гончар/honchar Бондар/bondar',
  ),
  group(
    'Asia/Tokyo',
    'ja',
    '陽子/yoko 健太/kenta 美咲/misaki 大輔/daisuke 直美/naomi 翔/sho 恵/megumi',
    '佐藤/sato 港/minato 渡辺/watanabe 小林/kobayashi 海野/unno 中村/nakamura',
  ),
  group(
    'Asia/Shanghai',
    'zh-CN',
    '晓明/xiaoming 丽/li 伟/wei 静/jing 海波/haibo 雪/xue 志强/zhiqiang',
    '王/wang 陈/chen 欧阳/ouyang 刘/liu 林/lin 赵/zhao',
  ),
  group(
    'Asia/Seoul',
    'ko',
    '지훈/jihoon 서연/seoyeon 민준/minjun 하은/haeun 도윤/doyun',
    '김/kim 박/park 이/lee 최/choi 남궁/namgung',
  ),
  group(
    'Asia/Kolkata',
    'en',
    'अनन्या/ananya अर्जुन/arjun Priya Rohan మీరా/meera Vikram கவிதா/kavitha Kavya',
    'शर्मा/sharma Iyer Bhattacharya Nair Deshpande Chaudhuri Ranganathan',
  ),
  group(
    'Africa/Lagos',
    'en',
    'Adaeze Babajide Chiamaka Ẹniọlá/eniola Folasade Ìfẹ́olúwa/ifeoluwa Kwame Ọládélé/oladele Wanjiru Zawadi',
    'Adebayo Balogun Eze Mensah Njoroge Okafor Ọṣúntókun/osuntokun Owusu',
  ),
]
const HOME_GROUPS = GROUPS.slice(0, 4)

/** Makes names, and a user name for each that no other person of this maker has. */
export function createNames(random: Random, taken: Iterable<string>): () => PersonName {
  const used = new Map<string, number>()
  for (const handle of taken) used.set(handle, 1)
  return () => {
    const { given, family, timeZone, locale } = random.pick(random.chance(0.7) ? HOME_GROUPS : GROUPS)
    const first = random.pick(given)
    const last = random.pick(family)
    const base = `${first.ascii}.${last.ascii}`
    const count = (used.get(base) ?? 0) + 1
    used.set(base, count)
    return {
      first: first.shown,
      last: last.shown,
      handle: count === 1 ? base : `${base}${count}`,
      timeZone,
      locale,
    }
  }
}
