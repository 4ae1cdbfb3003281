// Written from `src-tauri/language/typography.rs` by `cargo xtask types`. Never edited by hand.

/**
 * The signs of one language.
 */
export type Typography = { 
/**
 * BCP 47 code, lower case: `de`, or `de-ch` where a region has signs of its own.
 */
lang: string, 
/**
 * Marks around a quotation, with the spaces that belong inside of them.
 */
quotes: [string, string], 
/**
 * Marks around a quotation in a quotation.
 */
inner: [string, string], 
/**
 * The dash that two hyphens stand for.
 */
dash: string, 
/**
 * Signs in front of which a typed space becomes one at which the line does not break: the space, and the signs.
 */
spaced: Array<[string, string]>, };

/** All languages whose signs are known. */
export const TYPOGRAPHY: readonly Typography[] = [
  {"lang":"ar","quotes":["«","»"],"inner":["“","”"],"dash":"–","spaced":[]},
  {"lang":"bg","quotes":["„","“"],"inner":["‚","‘"],"dash":"–","spaced":[]},
  {"lang":"ca","quotes":["«","»"],"inner":["“","”"],"dash":"–","spaced":[]},
  {"lang":"cs","quotes":["„","“"],"inner":["‚","‘"],"dash":"–","spaced":[]},
  {"lang":"da","quotes":["”","”"],"inner":["’","’"],"dash":"–","spaced":[]},
  {"lang":"de","quotes":["„","“"],"inner":["‚","‘"],"dash":"–","spaced":[]},
  {"lang":"de-ch","quotes":["«","»"],"inner":["‹","›"],"dash":"–","spaced":[]},
  {"lang":"el","quotes":["«","»"],"inner":["“","”"],"dash":"–","spaced":[]},
  {"lang":"en","quotes":["“","”"],"inner":["‘","’"],"dash":"–","spaced":[]},
  {"lang":"en-ca","quotes":["“","”"],"inner":["‘","’"],"dash":"—","spaced":[]},
  {"lang":"en-us","quotes":["“","”"],"inner":["‘","’"],"dash":"—","spaced":[]},
  {"lang":"es","quotes":["«","»"],"inner":["“","”"],"dash":"—","spaced":[]},
  {"lang":"es-mx","quotes":["“","”"],"inner":["‘","’"],"dash":"—","spaced":[]},
  {"lang":"et","quotes":["„","“"],"inner":["«","»"],"dash":"–","spaced":[]},
  {"lang":"fa","quotes":["«","»"],"inner":["‹","›"],"dash":"–","spaced":[]},
  {"lang":"fi","quotes":["”","”"],"inner":["’","’"],"dash":"–","spaced":[]},
  {"lang":"fr","quotes":["«\u202f","\u202f»"],"inner":["“","”"],"dash":"–","spaced":[["\u202f",";!?"],["\u00a0",":"]]},
  {"lang":"fr-ca","quotes":["«\u00a0","\u00a0»"],"inner":["“","”"],"dash":"—","spaced":[["\u00a0",":"]]},
  {"lang":"fr-ch","quotes":["«","»"],"inner":["‹","›"],"dash":"–","spaced":[]},
  {"lang":"he","quotes":["”","”"],"inner":["’","’"],"dash":"–","spaced":[]},
  {"lang":"hr","quotes":["„","”"],"inner":["‘","’"],"dash":"–","spaced":[]},
  {"lang":"hu","quotes":["„","”"],"inner":["»","«"],"dash":"–","spaced":[]},
  {"lang":"it","quotes":["«","»"],"inner":["“","”"],"dash":"–","spaced":[]},
  {"lang":"lt","quotes":["„","“"],"inner":["‚","‘"],"dash":"–","spaced":[]},
  {"lang":"nb","quotes":["«","»"],"inner":["‘","’"],"dash":"–","spaced":[]},
  {"lang":"nl","quotes":["“","”"],"inner":["‘","’"],"dash":"–","spaced":[]},
  {"lang":"nn","quotes":["«","»"],"inner":["‘","’"],"dash":"–","spaced":[]},
  {"lang":"no","quotes":["«","»"],"inner":["‘","’"],"dash":"–","spaced":[]},
  {"lang":"pl","quotes":["„","”"],"inner":["«","»"],"dash":"–","spaced":[]},
  {"lang":"pt","quotes":["“","”"],"inner":["‘","’"],"dash":"—","spaced":[]},
  {"lang":"pt-pt","quotes":["«","»"],"inner":["“","”"],"dash":"—","spaced":[]},
  {"lang":"ro","quotes":["„","”"],"inner":["«","»"],"dash":"–","spaced":[]},
  {"lang":"ru","quotes":["«","»"],"inner":["„","“"],"dash":"—","spaced":[]},
  {"lang":"sk","quotes":["„","“"],"inner":["‚","‘"],"dash":"–","spaced":[]},
  {"lang":"sl","quotes":["„","“"],"inner":["‚","‘"],"dash":"–","spaced":[]},
  {"lang":"sv","quotes":["”","”"],"inner":["’","’"],"dash":"–","spaced":[]},
  {"lang":"tr","quotes":["“","”"],"inner":["‘","’"],"dash":"–","spaced":[]},
  {"lang":"uk","quotes":["«","»"],"inner":["„","“"],"dash":"—","spaced":[]},
];
