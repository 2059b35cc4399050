import type { House } from '#platform/http/mount.ts'

/**
 * What a constraint says in the words of a rule. The verbs check first and say more; this catches the second of two
 * requests at once, and ids of things that are not there.
 */
export const REFUSAL_OF_CONSTRAINT: House['refusalOfConstraint'] = {
  account_username_unique: { code: 'username_taken', field: 'username' },
  account_reader_unique: { code: 'reader_has_account', field: 'readerId' },
  account_reader_fk: { code: 'unknown_reader', status: 404, field: 'readerId' },
  account_class_class_fk: { code: 'unknown_class', status: 404, field: 'classIds' },
  reader_student_no_unique: { code: 'student_no_taken', field: 'studentNo' },
  enrolment_class_fk: { code: 'unknown_class', status: 404, field: 'classId' },
  card_number_unique: { code: 'card_taken' },
  volume_barcode_unique: { code: 'barcode_taken', field: 'barcode' },
  volume_accession_unique: { code: 'barcode_taken', field: 'accessionNo' },
  loan_one_open: { code: 'on_loan', field: 'barcode' },
}
