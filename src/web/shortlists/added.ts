/** What the button gets back when it asks without leaving the page. */
export type AddedToShortlist = { added: true; shortlist_id: string; title: string; refusal?: undefined } | { added: false; refusal: string }
