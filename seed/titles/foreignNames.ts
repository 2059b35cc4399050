import { type Prng, words } from '../prng.ts'

interface NameBank {
  given: readonly string[]
  family: readonly string[]
}

/** Transliterated given and family names by the title-page form of the nation. */
const BANKS: Readonly<Record<string, NameBank>> = {
  英: {
    given: words(`艾琳 休 哈丽特 西蒙 罗莎 埃德加 温妮 吉尔斯 菲比 阿奇 奥利芙 珀西`),
    family: words(`沃克菲尔德 索恩 佩尔顿 格雷森 哈洛 阿什比 奎尔 林德利 莫法特 普林 塔尔博特 惠特比`),
  },
  美: {
    given: words(`凯特 萨姆 朱恩 韦斯 埃莉 卡尔 罗宾 马丁 苔丝 乔治娅 汉克 薇拉`),
    family: words(`麦卡利 布里格斯 奥尔登 哈特利 科尔曼 温斯洛 杜根 法恩 塞耶 莱德 帕克赫斯特 纽曼`),
  },
  法: {
    given: words(`克莱尔 让-吕克 奥德 马蒂厄 西蒙娜 勒内 莉兹 帕斯卡 伊内丝 雅克`),
    family: words(`莫罗 杜瓦尔 贝纳尔 勒克莱尔 富尼耶 拉封 西蒙内 奥布里 马尚 卡雷`),
  },
  德: {
    given: words(`安妮卡 于尔根 克拉拉 马丁 格尔达 约纳斯 丽莎 汉内斯 乌尔丽克 沃尔夫`),
    family: words(`霍夫曼 林德曼 克鲁格 施泰因 布劳尔 芬克 泽格 温特 哈姆 罗特`),
  },
  日: {
    given: words(`和子 健一 美纪 直人 千春 浩介 由美 正树 小百合 良太`),
    family: words(`中川 水野 藤井 小野寺 松原 北泽 高桥 石田 森下 佐仓`),
  },
  瑞典: {
    given: words(`英格丽 古斯塔夫 琳娜 奥洛夫 马林 埃里克`),
    family: words(`贝里隆德 霍尔姆 桑德格伦 艾克 努尔丁 林德贝里`),
  },
  意: {
    given: words(`朱莉娅 卢卡 比安卡 马可 埃莱娜 托马索`),
    family: words(`里奇 法布里 科斯塔 蒙蒂 加利 贝利尼`),
  },
  澳: {
    given: words(`佩吉 特伦特 娜丁 莱利 伊莎 科林`),
    family: words(`霍巴特 金斯利 道森 沃特斯 普拉特 斯图尔`),
  },
  加: {
    given: words(`梅丽莎 布伦特 若埃勒 丹 莫伊拉 伊恩`),
    family: words(`弗雷泽 勒布朗 奥斯勒 马洛里 卡特赖特 帕里`),
  },
  俄: {
    given: words(`叶莲娜 尼古拉 塔季扬娜 谢尔盖 柳德米拉 阿列克谢`),
    family: words(`索科洛夫 莫罗佐夫 沃尔科夫 别洛夫 列别捷夫 奥尔洛夫`),
  },
  荷: {
    given: words(`安内克 汉斯 米克 扬 弗勒 巴斯`),
    family: words(`德弗里斯 范戴克 维瑟 迈耶 博斯曼 范林`),
  },
}

const ENGLISH_GIVEN = words(`Anna Peter Helen James Rose David Emma Colin Alice Martin Judith Paul`)
const ENGLISH_FAMILY = words(`Whitfield Harlow Brooks Penrose Carver Alden Lockwood Marsh Thornley Fairbank`)

/** A made-up foreign author's name in Chinese transliteration, Japanese names with the family name first. */
export function foreignName(country: string, prng: Prng): string {
  const bank = BANKS[country]
  if (!bank) throw new RangeError(`no names for ${country}`)
  const given = prng.pick(bank.given)
  const family = prng.pick(bank.family)
  return country === '日' ? family + given : `${given}·${family}`
}

/** A made-up author of English readers. */
export function englishName(prng: Prng): string {
  return `${prng.pick(ENGLISH_GIVEN)} ${prng.pick(ENGLISH_FAMILY)}`
}
