export type Sound = 'lent' | 'returned' | 'refused'

interface Note {
  /** Hertz. */
  pitch: number
  /** Seconds after the call, and how long. */
  from: number
  lasts: number
  shape: OscillatorType
}

/** Told apart without looking: one high soft note, two falling, a low double. */
const NOTES: Record<Sound, Note[]> = {
  lent: [{ pitch: 1046, from: 0, lasts: 0.16, shape: 'sine' }],
  returned: [
    { pitch: 784, from: 0, lasts: 0.11, shape: 'sine' },
    { pitch: 523, from: 0.12, lasts: 0.18, shape: 'sine' },
  ],
  refused: [
    { pitch: 165, from: 0, lasts: 0.14, shape: 'square' },
    { pitch: 165, from: 0.2, lasts: 0.2, shape: 'square' },
  ],
}

const VOLUME_KEY = 'desk-volume'
const DEFAULT_VOLUME = 0.5

/** 0 (off) … 1, kept for this browser. */
export function volume(): number {
  const kept = localStorage.getItem(VOLUME_KEY)
  return kept === null ? DEFAULT_VOLUME : Number(kept)
}

export function setVolume(value: number): void {
  localStorage.setItem(VOLUME_KEY, String(value))
}

let audio: AudioContext | undefined

/** Plays a sound made by the browser itself; silent where there is no audio. */
export function play(sound: Sound): void {
  const loudness = volume()
  if (loudness === 0 || typeof AudioContext === 'undefined') return
  audio ??= new AudioContext()
  void audio.resume()
  for (const note of NOTES[sound]) playNote(audio, note, loudness)
}

function playNote(context: AudioContext, { pitch, from, lasts, shape }: Note, loudness: number): void {
  const oscillator = context.createOscillator()
  const gain = context.createGain()
  const start = context.currentTime + from
  const peak = loudness * (shape === 'square' ? 0.12 : 0.3)
  oscillator.type = shape
  oscillator.frequency.value = pitch
  gain.gain.setValueAtTime(0, start)
  gain.gain.linearRampToValueAtTime(peak, start + 0.01)
  gain.gain.exponentialRampToValueAtTime(0.0001, start + lasts)
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(start)
  oscillator.stop(start + lasts)
}
