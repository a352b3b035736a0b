/** What a table's columns can become. A field of a procedure fits as it is. */

export type TableFieldType =
  | 'text' | 'longText' | 'number' | 'money' | 'boolean' | 'date' | 'dateTime' | 'choice' | 'level'
  | 'unit' | 'person' | 'people' | 'contact' | 'files'

export type TableField = {
  readonly key: string
  readonly type: TableFieldType
  readonly label: { readonly zh: string; readonly en: string }
  /** Other headers under which the field is known to come. */
  readonly synonyms?: readonly string[]
  readonly required: boolean
  /** Longest text in characters, largest number, or most entries. */
  readonly max?: number
  readonly choices?: readonly { readonly key: string; readonly label: { readonly zh: string; readonly en: string } }[]
}

/** Column by column the key of the field it goes to, or null: the column is kept aside under its header. */
export type Mapping = readonly { readonly field: string | null }[]
