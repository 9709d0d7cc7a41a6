const TABLES = '.xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A spreadsheet or a CSV file, the two kinds of tables that are read. */
export function TableFileField({ label, note }: { label: string; note: string }) {
  return (
    <label className="field field-text">
      <span>{label}</span>
      <input type="file" name="file" required accept={TABLES} />
      <small className="note">{note}</small>
    </label>
  )
}
