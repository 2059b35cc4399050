export const VOLUME_STATES = ['available', 'in_repair', 'lost', 'withdrawn'] as const
export type VolumeState = (typeof VOLUME_STATES)[number]

export const VOLUME_SOURCES = ['purchase', 'gift', 'transfer'] as const
export type VolumeSource = (typeof VOLUME_SOURCES)[number]

/** Which state a volume may go to from which. A withdrawn volume stays withdrawn: its register line is closed. */
export const VOLUME_MOVES: Record<VolumeState, readonly VolumeState[]> = {
  available: ['in_repair', 'lost', 'withdrawn'],
  in_repair: ['available', 'lost', 'withdrawn'],
  lost: ['available', 'withdrawn'],
  withdrawn: [],
}

export type VolumeMoveRefusal = 'volume_move' | 'volume_on_loan'

/** May a volume change its state? One that is out first comes back. */
export function volumeMoveRefusal(
  from: VolumeState,
  to: VolumeState,
  onLoan: boolean,
): VolumeMoveRefusal | undefined {
  if (!VOLUME_MOVES[from].includes(to)) return 'volume_move'
  if (onLoan) return 'volume_on_loan'
  return undefined
}

/** Accession numbers of our own making: eight digits; the barcode is the same unless another is given. */
export const ACCESSION_SHAPE = { name: 'accession', prefix: '', width: 8 }

/** Copies made in one go. */
export const MOST_COPIES = 200
