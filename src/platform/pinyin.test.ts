import { expect, it, test } from 'vitest'
import { spell } from './pinyin.ts'

test.each([
  ['红楼梦', 'hongloumeng', 'hlm'],
  ['绿野仙踪', 'lvyexianzong', 'lyxz'],
  ['Harry Potter 与魔法石', 'harrypotteryumofashi', 'hpymfs'],
  ['１００个为什么', '100geweishenme', '1gwsm'],
  ['没头脑，和不高兴！', 'meitounaohebugaoxing', 'mtnhbgx'],
  ['', '', ''],
])('“%s” is spelled %s, %s', (text, joined, initials) => {
  expect(spell(text)).toMatchObject({ joined, initials })
})

test.each([
  ['单雄信', 'shanxiongxin'],
  ['解缙', 'xiejin'],
  ['仇英', 'qiuying'],
  ['曾国藩', 'zengguofan'],
  ['区小凤', 'ouxiaofeng'],
  ['欧阳修', 'ouyangxiu'],
])('the name %s is spelled %s', (name, joined) => {
  expect(spell(name, 'name').joined).toBe(joined)
})

it('cuts no character in half that has no sound: 𠮷 and emoji', () => {
  for (const text of ['𠮷田', '王𬀩', '😀书']) {
    const { syllables, initials } = spell(text)
    expect([...syllables, initials].filter((part) => /\p{Cs}/u.test(part))).toEqual([])
  }
})
