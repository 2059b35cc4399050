import { words } from '../../prng.ts'
import { lines, type Recipe } from '../recipe.ts'

interface Nation {
  /** As in brackets on the title page. */
  country: string
  /** As a subject word. */
  name: string
  clc: string
  share: number
  heroes: readonly string[]
  places: readonly string[]
}

const NATIONS: readonly Nation[] = [
  {
    country: '英',
    name: '英国',
    clc: 'I561',
    share: 10,
    heroes: words(`哈蒂 巴纳比先生 奥利弗 珀尔姑妈 小阿奇 温妮 雷克斯 罗茜 芬恩 马奇太太`),
    places: words(`灯塔街 雾港 苹果山 荆棘庄园 旧钟楼 石楠荒原 河边磨坊`),
  },
  {
    country: '美',
    name: '美国',
    clc: 'I712',
    share: 11,
    heroes: words(`米洛 朱尼 阿比 泰德叔叔 露西尔 韦德 小皮特 卡莉 杰西 欧文`),
    places: words(`风车农场 松鼠湖 九号码头 枫树街 响尾蛇谷 蓝岭小镇 汽车旅馆`),
  },
  {
    country: '法',
    name: '法国',
    clc: 'I565',
    share: 5,
    heroes: words(`莱昂 科莱特 小尼诺 玛农 皮埃罗 露西恩 爸爸雨果`),
    places: words(`薰衣草镇 屋顶街 葡萄庄园 圆桥巷 木偶剧院`),
  },
  {
    country: '德',
    name: '德国',
    clc: 'I516',
    share: 5,
    heroes: words(`小奥托 埃尔莎 费利克斯 格蕾塔 安东 莉泽洛特`),
    places: words(`黑莓森林 钟表匠巷 冰湖 铃兰旅馆 面包师街`),
  },
  {
    country: '日',
    name: '日本',
    clc: 'I313',
    share: 6,
    heroes: words(`健太 小枝 阿悠 春奈 千夏 阳太 花田爷爷`),
    places: words(`风铃坡 橘子町 海边车站 竹林小学 旧书店`),
  },
  {
    country: '瑞典',
    name: '瑞典',
    clc: 'I532',
    share: 3,
    heroes: words(`伊达 尼尔森一家 小埃米 阿克塞尔 布丽塔`),
    places: words(`红木屋 白桦岛 鲱鱼村`),
  },
  {
    country: '意',
    name: '意大利',
    clc: 'I546',
    share: 2,
    heroes: words(`小尼科 比比 贝佩爷爷 罗莎娜`),
    places: words(`橄榄坡 水巷 面条广场`),
  },
  {
    country: '澳',
    name: '澳大利亚',
    clc: 'I611',
    share: 2,
    heroes: words(`杰德 麦琪 小袋鼠波比 托比`),
    places: words(`红土农场 珊瑚湾 桉树坡`),
  },
  {
    country: '加',
    name: '加拿大',
    clc: 'I711',
    share: 2,
    heroes: words(`诺拉 本杰 伊薇特 克莱姆`),
    places: words(`枫糖农场 雪鸮湾 灰石镇`),
  },
  {
    country: '俄',
    name: '俄罗斯',
    clc: 'I512',
    share: 3,
    heroes: words(`阿廖沙 娜佳 小米沙 瓦莉娅奶奶`),
    places: words(`白桦车站 伏尔河码头 雪橇村`),
  },
  {
    country: '荷',
    name: '荷兰',
    clc: 'I563',
    share: 2,
    heroes: words(`小扬 弗勒 米普 巴斯特`),
    places: words(`风车堤 郁金香巷 运河船屋`),
  },
]

const THINGS = words(`
  夏天 蓝雨靴 十三只猫 神秘访客 生日清单 雪橇犬 飞行课 南瓜大赛 搬家计划 秘密俱乐部 旧怀表 星期四 晚餐会 唱片机 热气球 寻宝图
  树屋 电报 自行车队 新邻居 冰淇淋车 面包配方 望远镜 音乐盒 假期 马戏团 旧地图 暴风雪 小提琴 守夜人`)
const BEASTS = words(`大熊 小狐狸 企鹅 河马 老鼠 大象 青蛙 猫头鹰 鳄鱼 刺猬 鸵鸟 海狸 獾 鸭子 奶牛 松鼠`)
const WONDERS = words(
  `龙 小巫师 地精 魔法猫 海怪 精灵裁缝 巨人 稻草国王 冰雪姑娘 木匠 钟表匠 磨坊主 北风姑娘 牧羊少年 织网婆婆`,
)
const TREASURES = words(
  `金纺车 玻璃钥匙 七扇门 银铃铛 沉睡森林 无底口袋 月亮梯子 石头心 火焰羽毛 第十二只天鹅 真话镜子 红苹果树`,
)

function recipesOf(nation: Nation): Recipe[] {
  const shared = {
    country: nation.country,
    banks: {
      hero: nation.heroes,
      place: nation.places,
      thing: THINGS,
      beast: BEASTS,
      wonder: WONDERS,
      treasure: TREASURES,
      duty: words(`洗澡 睡觉 分享 出门 说早安 排队 吃菠菜 上学 理发 刷牙`),
      play: words(`喝下午茶 堆雪人 捉迷藏 过生日 看星星 晒太阳 划船`),
    },
  }
  return [
    {
      ...shared,
      share: nation.share * 4,
      clcNumber: `${nation.clc}.84`,
      shape: 'novel',
      grades: [4, 6],
      subjects: ['儿童小说', nation.name],
      titles: lines(`{hero}的{thing}
        {place}的{thing}
        {hero}与{thing}
        {hero}和{place}
        再见，{place}
        {place}奇遇
        {thing}之谜`),
      sets: ['{hero}', '{place}系列故事', '{hero}探案'],
      parts: ['{thing}', '{thing}之谜'],
      series: words(`世界儿童小说窗口 银桥译丛 远方来信译丛`),
      summaries: [
        `${nation.name}儿童小说，{hero}和伙伴在{place}的一段经历，有悬念也有温情。`,
        `译自${nation.name}的小说，写{hero}一家和邻居们的日常，也写成长的烦恼。`,
      ],
    },
    {
      ...shared,
      share: nation.share * 5,
      clcNumber: `${nation.clc}.85`,
      shape: 'picture',
      grades: [1, 3],
      subjects: ['图画故事', nation.name],
      titles: lines(`不想{duty}的{beast}
        谁来和{beast}{play}
        {beast}先生的{thing}
        {hero}和{beast}
        {beast}的{thing}
        晚安，{beast}
        {hero}要{duty}了
        {beast}{play}去`),
      series: words(`海外图画书精选 小船图画书 棉花糖图画书`),
      summaries: [
        `${nation.name}图画书，画面幽默，情节反复有节奏，适合讲给低年级孩子听。`,
        `译自${nation.name}的图画故事，{beast}的烦恼和孩子的烦恼十分相像。`,
      ],
    },
    {
      ...shared,
      share: nation.share * 3,
      clcNumber: `${nation.clc}.88`,
      shape: 'tale',
      grades: [2, 5],
      subjects: ['童话', nation.name],
      titles: lines(`{wonder}与{treasure}
        {treasure}
        {place}的{wonder}
        {wonder}的{treasure}
        ${nation.name}童话：{wonder}与{treasure}
        {hero}和{wonder}`),
      sets: [`${nation.name}童话小屋`],
      parts: ['{wonder}与{treasure}'],
      series: words(`世界童话小火车 银桥译丛`),
      summaries: [`${nation.name}童话，写{wonder}寻找{treasure}的历险，结尾出人意料。`],
    },
  ]
}

/** Translated children's books by nation: 小说 .84, 图画故事 .85, 童话 .88. */
export const RECIPES_FOREIGN: readonly Recipe[] = NATIONS.flatMap(recipesOf)
