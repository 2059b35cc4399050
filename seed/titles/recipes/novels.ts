import { words } from '../../prng.ts'
import { lines, type Recipe } from '../recipe.ts'

const KIDS = words(`
  阿木 小满 石头 豆苗 春生 麦穗 南南 禾子 小舟 铃铛 大川 米朵 谷雨 阿吉 青青 水生 亮子 朵朵 七斤 豌豆 北北 阿宝 小海 山娃
  灯芯 木槿 阿桂 秋成 林间 秋果 阿渡 小荷 二虎 燕子 桥桥 阿檐`)
const VILLAGES = words(`
  槐树巷 渡口镇 柳林湾 盐田村 梧桐里 铁路新村 石板街 白鹭洲 红砖楼 麦田 北坡 南窑 海边小站 胡同口 青石桥 雾河 沙枣林 茶山
  采石场 老码头 高山牧场 水电站 苹果园 油菜坡 芦花荡 竹篾街 河湾渔村 棉花地 雪岭林场 灯笼巷 糖坊弄 船厂大院`)
const MATTERS = words(`
  夏天 秋天 冬天 春天 雨季 歌声 灯火 邮递员 来信 风筝 少年 星空 约定 黎明 孩子们 钟声 脚步 秘密 守望者 最后一课 假期`)
const KEEPSAKES = words(`
  口琴 旧书包 木船 蓝风筝 铁皮盒 自行车 白鸽 手电筒 草帽 弹弓 篮球 二胡 望远镜 日记本 竹笛 邮票册 雨靴 滑板 小黑板 红毛衣
  鱼竿 陀螺 算盘 地图 石榴树 船桨 马灯 萤火瓶`)

const SEASONS = words(`夏天 秋天 冬天 春天 雨季 早晨 黄昏 假期 生日`)

const LIFE: Recipe = {
  share: 22,
  clcNumber: 'I287.45',
  shape: 'novel',
  grades: [4, 6],
  subjects: ['儿童小说', '成长'],
  banks: { kid: KIDS, village: VILLAGES, matter: MATTERS, keep: KEEPSAKES, season: SEASONS },
  titles: lines(`{village}的{matter}
    {kid}的{keep}
    {kid}和{village}
    再见，{village}
    {village}来信
    {village}有个{kid}
    {kid}走过{village}
    {village}的{keep}
    去{village}的路
    {kid}的{season}
    {village}往事`),
  sets: ['{village}纪事'],
  parts: ['{kid}的{keep}', '{matter}', '{keep}'],
  series: words(`新芽长篇儿童小说 乡土少年文丛 晨光里的小说 大地少年书系 少年行`),
  summaries: lines(`长篇儿童小说，写少年{kid}在{village}度过的难忘时光。
    {kid}在{village}经历离别与重逢，慢慢懂得身边的人。
    写一个孩子的成长，文字朴素，有家乡的味道，适合高年级阅读。`),
}

const CAMPUS: Recipe = {
  share: 16,
  clcNumber: 'I287.45',
  shape: 'novel',
  grades: [3, 6],
  subjects: ['校园小说', '友谊'],
  banks: {
    kid: KIDS,
    grade: words(`三 四 五 六`),
    number: words(`1 2 3 4 5`),
    event: words(`
      运动会风波 转学生 神秘值日表 图书角失窃记 春游前夜 班长竞选 一次不及格 植物角保卫战 校车约定 同桌换座位 黑板报大赛
      合唱团招新 最后一节体育课 小记者出动 失物招领处 食堂新菜单 科技节之夜 旧操场 毕业照 晚春 纸条疑云 午休侦探 广播站
      拔河比赛 代课老师 雨中旗台 足球队 借书证 悄悄话信箱 家长会之前`),
    school: words(`向阳小学 青石小学 临河小学 白杨小学 星桥小学 南山小学 槐荫小学`),
  },
  titles: lines(`{grade}年级的{event}
    {school}的{event}
    {kid}的{grade}年级
    {kid}与{event}
    {grade}（{number}）班的{event}
    {school}轶事`),
  sets: ['{grade}（{number}）班的故事', '{kid}日记', '{school}的故事'],
  parts: ['{event}'],
  series: words(`同桌书系 操场边的故事 校园轻小说`),
  summaries: lines(`校园小说，围绕“{event}”写同学之间的误会、帮助与成长。
    轻松的校园故事，人物就像身边的同学，读着会笑，笑完会想。`),
}

const SCIENCE_FICTION: Recipe = {
  share: 8,
  clcNumber: 'I287.45',
  shape: 'novel',
  grades: [4, 6],
  subjects: ['科学幻想小说', '想象'],
  banks: {
    kid: KIDS,
    base: words(
      `火星小学 月背基地 第九号空间站 深海城 云端图书馆 量子花园 机器人村 时间邮局 木卫二 恒温岛 极光观测站 地心铁路 小行星矿场 漂流飞船`,
    ),
    what: words(
      `最后一班飞船 会做梦的机器人 失重足球赛 丢失的一小时 记忆种子 透明的朋友 第二个太阳 蓝色信号 静默七分钟 移动的森林 陌生的回电 冰下歌声 备用月亮 未来来信`,
    ),
  },
  titles: ['{base}：{what}', '{base}与{what}', '{kid}在{base}', '{base}来信', '{base}少年', '前往{base}'],
  sets: ['{base}'],
  parts: ['{what}'],
  series: ['少年科幻星图', '明日之书'],
  summaries: [
    '科幻小说，故事发生在{base}，主人公要弄清{what}背后的原因。',
    '想象未来的生活，也追问科技该为谁服务。',
  ],
}

const ANIMAL_NOVEL: Recipe = {
  share: 7,
  clcNumber: 'I287.45',
  shape: 'novel',
  grades: [4, 6],
  subjects: ['动物小说', '自然'],
  banks: {
    beast: words(
      `雪豹 头羊 老马 军犬 白狼 黑颈鹤 藏羚羊 猎隼 金雕 赤狐 野骆驼 东北虎 牧羊犬 水鹿 大雁 斑头雁 黑熊 驯鹿 金丝猴 丹顶鹤 野牦牛`,
    ),
    land: words(`山谷 冬天 领地 长路 黎明 故乡 雪夜 誓言`),
  },
  titles: [
    '{beast}的{land}',
    '{beast}归来',
    '{beast}过冬',
    '追踪{beast}',
    '最后的{beast}',
    '{beast}母亲',
    '{beast}与少年',
    '等待{beast}',
  ],
  series: ['荒野书系', '大自然动物小说'],
  summaries: ['动物小说，写{beast}的生存、亲情与抗争。', '以{beast}的眼睛看荒野与人类，情节紧张。'],
}

const SHORT_STORIES: Recipe = {
  share: 8,
  clcNumber: 'I287.47',
  shape: 'novel',
  grades: [4, 6],
  subjects: ['短篇小说', '小说集'],
  banks: { village: VILLAGES, season: SEASONS, keep: KEEPSAKES },
  titles: [
    '{village}的{season}：短篇小说集',
    '装在{keep}里的{season}',
    '{season}里的{keep}',
    '借给你一个{season}',
    '{keep}与{season}',
  ],
  series: ['短篇小说苗圃', '少年短篇精品'],
  summaries: ['短篇小说集，写城市与乡村孩子的日常与心事。', '几个独立成篇的故事，人物普通，情感真挚。'],
}

const STORIES: Recipe = {
  share: 12,
  clcNumber: 'I287.5',
  shape: 'tale',
  grades: [2, 5],
  subjects: ['儿童故事', '中国'],
  banks: {
    place: words(`太行山 芦苇荡 大别山 洪湖边 雪山脚下 延河畔 沂蒙山 铁道旁 平原上 海岛上 黄河渡口`),
    kid: words(`小交通员 小号手 小侦察员 儿童团长 小通讯员 小报童 放牛娃 小卫生员 小哨兵 小司号员`),
    keep: words(
      `一面红旗 半截铅笔 一袋干粮 一盏马灯 一双草鞋 一杆红缨枪 一张地图 一枚铜哨 一床棉被 三颗子弹`,
    ),
  },
  titles: ['{place}的{kid}', '{kid}和{keep}', '{keep}的故事', '{kid}的秘密任务', '{place}来了{kid}'],
  sets: ['红色少年故事', '小英雄故事屋'],
  parts: ['{kid}和{keep}', '{place}的{kid}'],
  series: ['红领巾故事丛书', '英雄少年'],
  summaries: ['革命年代的少年故事，主人公是机智勇敢的{kid}。', '讲{kid}在艰苦环境里完成任务的故事。'],
}

const MIXED_STORIES: Recipe = {
  share: 8,
  clcNumber: 'I287.5',
  shape: 'story',
  grades: [1, 4],
  subjects: ['故事', '作品集'],
  banks: {
    kind: words(`科学家 动物 发明 民间 节气 植物 侦探 历史 名画 音乐家 探险 校园 森林 海洋`),
    when: words(`睡前 晨读 午休 周末 假期 冬夜`),
    many: words(`三十篇 五十篇 六十则 一百则 三百六十五夜`),
  },
  titles: [
    '{when}{kind}故事',
    '{kind}故事{many}',
    '{when}听{kind}故事',
    '给孩子的{kind}故事',
    '{kind}故事会',
    '{kind}故事注音读本',
  ],
  sets: ['{when}故事屋'],
  parts: ['{kind}故事'],
  series: ['故事口袋', '天天听故事'],
  summaries: ['选编{kind}故事，篇幅短小，适合{when}讲给孩子听。'],
}

/** 儿童小说 and 故事. */
export const RECIPES_NOVELS: readonly Recipe[] = [
  LIFE,
  CAMPUS,
  SCIENCE_FICTION,
  ANIMAL_NOVEL,
  SHORT_STORIES,
  STORIES,
  MIXED_STORIES,
]
