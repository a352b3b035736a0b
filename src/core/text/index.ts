/**
 * Text as people write it: cleaned for storing, folded and cut into keys for searching, compared for likeness, read as a moment.
 * Pinyin is not here: pinyin.ts is imported by itself, because its dictionary is large.
 */
export { cleanText, hasControlCharacters } from './clean.ts'
export { normaliseForSearch } from './normalise.ts'
export { defaultMaxGrams, escapeLike, gramsOfNormalised, queryGrams, searchGrams, type QueryGrams } from './grams.ts'
export { plainWeight, similarity, similarityGrams, similarityKeys, similarityOfTexts, weighByFrequency, type Weigh } from './similarity.ts'
export { parseDateTime, type DateOptions, type DateProblemCode, type ParsedDateTime } from './date-time.ts'
export { tellDayMonthOrder, type DayMonthOrder } from './date-spellings.ts'
