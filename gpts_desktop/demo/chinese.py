"""The demo's sentences in Chinese."""

from __future__ import annotations

CANDIDATE = "*这是第 {number} 个候选回答，共 {count} 个。*"
THOUGHTS = (
    "问题到了演示网关，需要权衡的不多。先看问的是什么：表格、代码、公式、列表，还是长文。"
    "再挑出合适的部分，并说明它们来自哪里。"
)
CLOSING = "可以试试：*表格*、*代码*、*公式*、*列表*、*图片*、一篇*长*文，或者 *20000 tokens*。"

TABLE = """\
## 表格

| 行星 | 半径（公里） | 一天（小时） | 卫星 |
| :-- | --: | --: | --: |
| 水星 | 2,440 | 4,223 | 0 |
| 地球 | 6,371 | 24 | 1 |
| 火星 | 3,390 | 24.7 | 2 |
| 木星 | 69,911 | 9.9 | 95 |"""

CODE = """\
## 代码

```python
def 统计(文本: str) -> dict[str, int]:
    \"\"\"返回每个字出现的次数。\"\"\"
    次数: dict[str, int] = {}
    for 字 in 文本:
        次数[字] = 次数.get(字, 0) + 1
    return 次数


print(统计("山重水复疑无路，柳暗花明又一村"))
```

它只读一遍文本，时间与长度成正比。"""

FORMULA = """\
## 公式

高斯积分把 $e$ 和 $\\pi$ 联系在一起：

$$\\int_{-\\infty}^{\\infty} e^{-x^2}\\,dx = \\sqrt{\\pi}$$

样本量为 $n$ 时，标准误差是 $s / \\sqrt{n}$。"""

LIST = """\
## 列表

1. 用一句话写下问题。
2. 说清已知的：
   - 量过的，以及怎么量的；
   - 只是假设的。
3. 每次只改**一处**。
4. 留下有用的：
   - [x] 数据
   - [ ] 借口"""

PICTURE = """\
## 图片

这一张随回答一起传来，会直接显示：

![双缝后的水波]({carried})

这一张在别的地址，您点了才会加载：

![同样的水波，更大一些]({remote})

点一下图片可以放大。"""

PARTS = {"table": TABLE, "code": CODE, "formula": FORMULA, "list": LIST, "picture": PICTURE}

SHORT = (
    """\
## 光是波，也是粒子

光像**波**一样传播，却一份一份地到达，每一份叫作**光子**。单个光子同时经过两条缝，\
最后却只在一个地方被探测到。

- *波*告诉我们它可能在哪里。
- *粒子*告诉我们它只出现了一次。

> 自然只有一个，两个名字是我们起的。""",
    """\
## 天空为什么是蓝的

空气对短波的散射远强于长波，与频率的**四次方**成正比。所以蓝光从天空的各个方向来，\
而红光沿着直线从太阳来。

黄昏时光在空气里走得更远：蓝光散尽，只剩下红色。""",
    """\
## 面包怎样发起来

酵母吃糖，呼出二氧化碳。面筋把气体包在小气泡里，烤箱再把它们定住。

1. 揉好，等一小时。
2. 折叠，再等一小时。
3. 用 230 °C 烤到表皮敲起来发空。""",
)

_SUBJECTS = (
    ("潮水", "海面", "月亮"),
    ("森林", "树根", "雨水"),
    ("城市", "街道", "河流"),
    ("档案馆", "书架", "目录"),
    ("乐团", "弦乐", "大厅"),
)


def opening(gpt: str, pictures: int) -> str:
    """Return the sentence that says where the answer comes from."""
    asked = f"（`{gpt}`）" if gpt else ""
    seen = f"随问题收到了 {pictures} 张图片。" if pictures else ""
    return f"这个回答来自**内置的演示网关**{asked}，没有询问任何模型。{seen}"


def chapter(number: int) -> str:
    """Return a chapter of about 150 tokens; no two near each other are the same."""
    name, part, cause = _SUBJECTS[number % len(_SUBJECTS)]
    text = f"""\
## {number}. {name}

第 {number} 章讲{part}，以及{cause}对它的作用。没有人决定这一切，它来自许多微小而简单的动作，\
只有隔开一段距离才看得清。站在中间的人只看得到{part}，看不到别的。

- 变得快的容易注意到，却很少要紧。
- 变得慢的承载其余一切，{cause}就是这样。

过了 {number * 7} 天，情形清楚了：{part}回到了原处，相差不过百分之 {number % 9 + 1}，\
而{cause}从来不必着急。"""
    extra = (TABLE, CODE, FORMULA, LIST)
    return text if number % 5 else text + "\n\n" + extra[number // 5 % 4].replace("## ", "### ")
