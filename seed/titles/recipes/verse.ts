import { words } from '../../prng.ts'
import { lines, type Recipe, topics } from '../recipe.ts'

const NEW_VERSE: readonly Recipe[] = [
  {
    share: 6,
    clcNumber: 'I287.2',
    shape: 'poem',
    grades: [1, 5],
    subjects: ['儿童诗', '诵读'],
    banks: {
      nature: words(`月亮 露水 蒲公英 小溪 雪花 蝉声 稻田 星星 山坡 海风 雨点 落叶 萤火 麦浪 晨雾 彩虹`),
      season: words(`春天 夏天 秋天 冬天 早晨 黄昏 夜晚 雨天`),
      form: words(`儿歌 童诗 谜语诗 数数歌 游戏歌 节气歌 摇篮曲 问答歌`),
    },
    titles: lines(`{nature}的歌
      写给{nature}的诗
      {season}的{form}
      我和{nature}
      {form}一百首·{season}
      {season}，{nature}来了
      住着{nature}的口袋`),
    series: words(`小鼓点诗丛 早上好童诗 儿歌小板凳`),
    summaries: [
      '儿童诗集，写{nature}与{season}，句子短，适合朗读。',
      '收入{form}多首，朗朗上口，可以边拍手边念。',
    ],
  },
  {
    share: 5,
    clcNumber: 'I287.6',
    shape: 'tale',
    grades: [4, 6],
    subjects: ['散文', '儿童文学'],
    banks: {
      where: words(`故乡 江南 北方 高原 海岛 老屋 菜园 草原 山村 小城 运河边 林场`),
      what: words(`味道 小路 四季 声音 草木 灶火 云 雨 手艺 早晨 鸟 老人`),
    },
    titles: ['{where}的{what}', '{where}书简', '{where}手记', '写在{where}'],
    series: ['少年散文书架', '小树林散文'],
    summaries: [
      '散文集，写{where}的风物与童年记忆，语言干净。',
      '一组短文，写{where}的{what}，适合摘抄与朗读。',
    ],
  },
  {
    share: 1,
    clcNumber: 'I287.3',
    shape: 'story',
    grades: [3, 6],
    subjects: ['儿童剧', '剧本'],
    topics: topics(`
      童话剧|由童话改编的短剧
      寓言剧|由寓言改编的短剧
      成语剧|由成语故事改编的短剧
      课本剧|由课文改编的短剧
      木偶剧|可以用手偶演出的短剧
      历史剧|由历史故事改编的短剧`),
    titles: ['校园{w}集', '{w}十二出', '我们来演{w}', '小舞台{w}'],
    summaries: ['收入{about}，附有道具和排演说明。'],
  },
]

const OLD_VERSE: readonly Recipe[] = [
  {
    share: 7,
    clcNumber: 'I222',
    shape: 'poem',
    grades: [1, 6],
    subjects: ['古诗', '诵读'],
    topics: topics(`
      春天|写春风、春雨和花开的古诗
      夏天|写荷花、蝉鸣和骤雨的古诗
      秋天|写秋月、红叶和归雁的古诗
      冬天|写雪、梅和围炉的古诗
      月亮|写月亮与思念的古诗
      江河|写长江、黄河与行舟的古诗
      山峰|写名山与登高的古诗
      花木|写梅兰竹菊的古诗
      飞鸟|写燕子、黄鹂和白鹭的古诗
      节日|写春节、清明和重阳的古诗
      边塞|写边关将士的古诗
      田园|写农家与田园的古诗
      送别|写朋友离别的古诗
      童年|写古代儿童生活的古诗`),
    titles: ['古诗里的{w}', '{w}古诗三十首', '{w}诗会', '画给孩子的{w}古诗', '读古诗，看{w}'],
    sets: ['古诗里的四季', '古诗小课堂', '跟着古诗去旅行'],
    parts: ['{w}'],
    series: ['古诗天天读', '诗词小学堂'],
    summaries: ['选讲{about}，附注音、译文和插图。'],
  },
  {
    share: 4,
    clcNumber: 'I222.7',
    shape: 'poem',
    grades: [3, 6],
    subjects: ['古典诗歌', '诗人'],
    topics: topics(`
      李白|李白的诗和他的漫游
      杜甫|杜甫的诗和他的忧思
      王维|王维的诗中画
      白居易|白居易浅近动人的诗
      孟浩然|孟浩然的山水与田园
      王昌龄|王昌龄的边塞绝句
      杜牧|杜牧的咏史与清明
      李商隐|李商隐朦胧的诗
      苏轼|苏轼的词与旷达
      陆游|陆游的诗与爱国之心
      杨万里|杨万里的童趣与自然
      辛弃疾|辛弃疾的词与壮志
      李清照|李清照的词与才情
      陶渊明|陶渊明的菊与归田`),
    titles: ['跟着{w}读诗', '{w}诗词小讲', '少年读{w}', '{w}的诗与故事', '{w}十讲'],
    sets: ['诗人到我家'],
    parts: ['{w}'],
    series: ['少年读诗人'],
    summaries: ['讲{about}，选诗浅近，配有注释。'],
  },
]

const FOLK: readonly Recipe[] = [
  {
    share: 5,
    clcNumber: 'I277.3',
    shape: 'story',
    grades: [2, 5],
    subjects: ['民间故事', '中国'],
    topics: topics(`
      藏族|藏族流传的机智人物与动物故事
      苗族|苗族流传的创世与英雄故事
      壮族|壮族流传的歌仙与山水故事
      傣族|傣族流传的孔雀与召树屯故事
      蒙古族|蒙古族流传的马头琴与勇士故事
      维吾尔族|维吾尔族流传的阿凡提故事
      白族|白族流传的苍山洱海故事
      彝族|彝族流传的火把与阿诗玛故事
      侗族|侗族流传的鼓楼与歌的故事
      土家族|土家族流传的山寨故事
      哈尼族|哈尼族流传的梯田故事
      纳西族|纳西族流传的玉龙雪山故事
      江南|江南水乡流传的民间故事
      东北|东北林海流传的人参与猎人故事
      黄河|黄河两岸流传的治水与农家故事
      西湖|西湖边流传的白蛇与名桥故事`),
    titles: ['{w}民间故事', '讲给孩子的{w}民间故事', '听爷爷讲{w}故事', '{w}民间故事画本', '{w}传说'],
    sets: ['中国民间故事长廊'],
    parts: ['{w}民间故事'],
    series: ['民间故事小马灯'],
    summaries: ['搜集整理{about}，保留了口头讲述的味道。'],
  },
  {
    share: 4,
    clcNumber: 'I277.5',
    shape: 'story',
    grades: [2, 5],
    subjects: ['神话', '中国'],
    topics: topics(`
      创世|盘古开天、女娲造人等创世神话
      太阳|夸父逐日、后羿射日等太阳神话
      月亮|嫦娥奔月、吴刚伐桂等月亮神话
      治水|鲧禹治水的神话
      山海|《山海经》里的异兽与远国
      星宿|牛郎织女与二十八宿的神话
      英雄|刑天、精卫等不屈的英雄
      发明|燧人取火、神农尝草的神话
      龙|龙的九子与各地龙的传说
      门神|门神、灶神与年兽的传说`),
    titles: ['神话里的{w}', '{w}的神话', '画说神话·{w}', '听奶奶讲{w}的神话', '{w}神话故事'],
    sets: ['中国神话图画本'],
    parts: ['{w}'],
    summaries: ['讲{about}，配有大幅插图。'],
  },
  {
    share: 3,
    clcNumber: 'I277.4',
    shape: 'story',
    grades: [2, 5],
    subjects: ['寓言', '中国'],
    banks: {
      theme: words(`骄傲 谦虚 诚实 贪心 勤劳 懒惰 团结 粗心 虚荣 坚持 机智 轻信`),
      who: words(`狐狸 乌鸦 老虎 猴子 农夫 井蛙 驴子 蚂蚁 蜗牛 渔夫`),
    },
    titles: ['寓言里的{theme}', '{who}寓言', '{who}的寓言课', '关于{theme}的寓言', '新编{who}寓言'],
    summaries: ['寓言集，借{who}一类角色说明道理，篇后有一句提问。'],
  },
  {
    share: 3,
    clcNumber: 'I277.8',
    shape: 'handbook',
    grades: [1, 4],
    subjects: ['谜语', '笑话'],
    banks: {
      object: words(`动物 植物 汉字 节日 文具 交通 天气 食物 身体 成语 古诗 数字`),
      many: words(`一百条 三百条 五百条 精选 大会`),
    },
    titles: ['{object}谜语{many}', '猜猜看：{object}谜语', '{object}谜语画本', '爱猜谜的孩子·{object}'],
    series: ['猜谜小擂台'],
    summaries: ['收集以{object}为题的谜语和趣话，答案附在书后。'],
  },
  {
    share: 2,
    clcNumber: 'I0-49',
    shape: 'popular',
    grades: [4, 6],
    subjects: ['文学', '通俗读物'],
    topics: topics(`
      童话|童话的来历和写法
      诗歌|诗歌的节奏与意象
      小说|小说的人物与情节
      神话|各国神话的异同
      散文|散文的形与神
      戏剧|台词与舞台提示
      图画书|文字与图画怎样合作|I058`),
    titles: ['什么是{w}', '{w}小史', '{w}的秘密花园', '走进{w}的世界', '我也能写{w}'],
    series: ['文学小课堂'],
  },
]

/** 诗歌, 散文, 戏剧, 古诗, 民间文学. */
export const RECIPES_VERSE: readonly Recipe[] = [...NEW_VERSE, ...OLD_VERSE, ...FOLK]
