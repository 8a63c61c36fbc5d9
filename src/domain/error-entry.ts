/** What happened and what a person can do about it. `retry`: the same request may well work when sent again. */
export interface ErrorWords {
  title: string
  advice: string
  retry: boolean
}

/** An entry of the tables of error words. */
export function entry(title: string, advice: string, retry = false): ErrorWords {
  return { title, advice, retry }
}
