/** What can be written of a café, by the names that the command line takes. */
export const EXPORT_FORMATS = ['md', 'html', 'docx', 'pdf', 'csv', 'json', 'archive', 'canvas', 'excalidraw'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
export const isExportFormat = (name: string): name is ExportFormat =>
  (EXPORT_FORMATS as readonly string[]).includes(name)
