import { type Prng, words } from '../prng.ts'

/** Surnames with their rough share per 10,000 people; the polyphonic and compound ones stand a little above their real share so that every demo school meets some. */
const SURNAMES = words(`
王 710 李 700 张 660 刘 540 陈 530 杨 310 黄 225 赵 220 吴 205 周 200 徐 165 孙 155 马 130 朱 125 胡 125 郭 115
何 115 林 115 罗 100 高 100 郑 95 梁 90 谢 80 宋 78 唐 75 许 72 韩 70 邓 68 冯 66 曹 62 彭 60 曾 58 肖 58 田 55
董 54 潘 52 袁 50 蔡 49 蒋 48 余 47 于 46 杜 46 叶 45 程 44 魏 44 苏 43 吕 42 丁 41 任 40 卢 39 姚 39 沈 38 钟 37
姜 36 崔 36 谭 35 陆 34 范 34 汪 33 廖 32 石 32 金 31 韦 30 贾 30 夏 29 傅 29 方 28 邹 28 熊 27 白 27 孟 26 秦 26
邱 25 侯 25 江 24 尹 23 薛 23 闫 22 段 22 雷 22 龙 20 黎 20 史 20 陶 19 贺 19 毛 18 郝 18 顾 18 龚 17 邵 17 万 17
覃 16 武 16 钱 15 戴 15 严 14 莫 14 孔 14 向 13 常 13 汤 12 康 12 易 11 乔 10 赖 10 文 10 单 9 解 9 仇 9 乐 9 查 8
欧阳 8 华 8 区 7 宁 7 翟 7 盖 6 朴 6 燕 6 上官 4 诸葛 4 司马 4 尉迟 3 令狐 3 皇甫 3`)

interface Surname {
  name: string
  weight: number
}

const SURNAME_TABLE: readonly Surname[] = SURNAMES.flatMap((name, i) =>
  i % 2 === 0 ? [{ name, weight: Number(SURNAMES[i + 1]) }] : [],
)

const CHILD_FIRST = words(
  `子 梓 雨 思 欣 诗 若 语 可 佳 宇 浩 俊 博 泽 铭 晨 嘉 一 依 睿 文 星 安 昕 芷 书 沐 奕 景 锦 乐 知 清`,
)
const CHILD_SECOND = words(
  `涵 轩 萱 桐 怡 琪 瑶 彤 妍 宁 航 泽 辰 豪 睿 阳 杰 宸 琳 悦 熙 钰 然 凡 源 霖 晨 语 珊 帆 言 晗 朗 舟`,
)
const CHILD_WHOLE = words(`
子涵 欣怡 梓涵 一诺 浩宇 宇轩 诗涵 雨桐 子轩 浩然 沐宸 若曦 梓萱 佳怡 俊杰 思远 雨欣 可馨 嘉豪 梦琪 家乐 文博
天佑 晓彤 雅婷 明轩 语嫣 依诺 皓轩 俊熙 心怡 紫涵 宇航 奕辰 安琪 静怡 思涵 诗琪 子墨 锦程 思源 书瑶 知行 予安
嘉懿 家宝 志豪 婉清 梓睿 美玲 小雨 鹏程 乐瑶 重阳 朝阳 长乐 曦月 行之 卓然 米乐 恩泽 艺馨 乐天 天宇 昊天`)
const CHILD_SINGLE = words(
  `睿 博 涵 悦 瑶 宇 昊 萱 琪 轩 晨 恺 妍 辰 彤 阳 宁 铭 雯 桐 翀 晗 祺 玥 蕊 畅 熠 喆 奕 沁`,
)

const ADULT_WHOLE = words(`
建国 建华 志强 晓燕 红梅 丽华 秀英 海燕 春梅 永强 文静 晓东 国平 桂芳 雪梅 婷婷 丽娟 玉兰 小红 伟明 志勇 立新 佳琳 雅琴
晓红 海涛 慧敏 淑珍 爱民 丹丹 晓明 卫东 春燕 建平 亚楠 丽萍 婉婷 国栋 凤英 学军 梦洁 思敏 诗雨 子健 晓丽 兰芳 成林 思琪
明华 德清 素云 长青 文彬 若兰 云飞 向东 承志 瑞雪 静波 小舟 亦凡 望舒 远帆 鸣远 怀谷 少白 立群 牧野 知秋 疏影 采薇 新雨`)
const ADULT_SINGLE = words(
  `敏 静 丽 伟 芳 娟 磊 洋 勇 艳 杰 涛 超 霞 平 刚 玲 萍 鑫 琳 婷 雪 颖 洁 倩 旭 凯 岚 薇 蓉 松 澜`,
)

/** Writers of note: a made-up author must not be taken for one of them. */
const REAL_WRITERS = new Set(
  words(`王安忆 李白 杨红樱 张洁 张炜 陈伯吹 高洪波 黄蓓佳 秦文君 金波 曹文轩 沈石溪 郑渊洁 刘慈欣 王蒙 余华 苏童 叶文玲
    毛芳美 周锐 周晓枫 张晓风 许地山 林海音 徐鲁 白冰 董宏猷 肖复兴 彭学军 叶开 李娟 王晓明 陈静 刘洋 王亚平 杨洋 李娜`),
)

const SURNAME_TOTAL = SURNAME_TABLE.reduce((sum, s) => sum + s.weight, 0)

function surname(prng: Prng): string {
  let rest = prng.next() * SURNAME_TOTAL
  for (const s of SURNAME_TABLE) {
    rest -= s.weight
    if (rest < 0) return s.name
  }
  return SURNAME_TABLE[0]!.name
}

/** A pupil's name as children born in the 2010s bear them; about one in twelve has a single given character. */
export function childName(prng: Prng): string {
  const family = surname(prng)
  if (prng.chance(0.08)) return family + prng.pick(CHILD_SINGLE)
  if (prng.chance(0.45)) return family + prng.pick(CHILD_WHOLE)
  const first = prng.pick(CHILD_FIRST)
  return family + first + prng.pick(CHILD_SECOND.filter((c) => c !== first))
}

/** A grown-up's name, for teachers and for the made-up authors of the catalogue. */
export function adultName(prng: Prng): string {
  for (;;) {
    const family = surname(prng)
    const name = family + (prng.chance(0.24) ? prng.pick(ADULT_SINGLE) : prng.pick(ADULT_WHOLE))
    if (!REAL_WRITERS.has(name)) return name
  }
}

/** Names every demo school has, whatever the seed: polyphonic surnames, a compound one, and two namesakes. */
export const FIXED_PUPIL_NAMES: readonly string[] = [
  '曾子墨',
  '单思远',
  '解一诺',
  '仇语桐',
  '乐知行',
  '区若曦',
  '查雨欣',
  '欧阳书瑶',
  '诸葛明轩',
  '王梓涵',
  '王梓涵',
  '任重阳',
]
