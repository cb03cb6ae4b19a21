"""Formulas as models write them. Each is drawn."""
# ruff: noqa: E501 - a formula a line

CORPUS = r"""
e
\pi
x
n
x^2
a_i
x_{n+1}
e^{i\pi} + 1 = 0
s / \sqrt{n}
\int_{-\infty}^{\infty} e^{-x^2}\,dx = \sqrt{\pi}
\frac{a}{b}
\dfrac{1}{2}
\tfrac{1}{2}
\cfrac{1}{1+\cfrac{1}{1+x}}
x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}
\sum_{i=1}^{n} i = \frac{n(n+1)}{2}
\sum_{k=0}^\infty \frac{x^k}{k!} = e^x
\prod_{p \text{ prime}} \frac{1}{1-p^{-s}}
\lim_{x \to 0} \frac{\sin x}{x} = 1
\lim\limits_{n\to\infty} \left(1+\frac{1}{n}\right)^n = e
\begin{pmatrix} a & b \\ c & d \end{pmatrix}
\begin{bmatrix} 1 & 0 & 0 \\ 0 & 1 & 0 \\ 0 & 0 & 1 \end{bmatrix}
\begin{vmatrix} a & b \\ c & d \end{vmatrix} = ad - bc
\begin{Vmatrix} a & b \\ c & d \end{Vmatrix}
\begin{Bmatrix} a & b \\ c & d \end{Bmatrix}
\begin{matrix} a & b \\ c & d \end{matrix}
\begin{smallmatrix} a & b \\ c & d \end{smallmatrix}
A = \begin{pmatrix} a_{11} & \cdots & a_{1n} \\ \vdots & \ddots & \vdots \\ a_{m1} & \cdots & a_{mn} \end{pmatrix}
f(x) = \begin{cases} x^2 & \text{if } x \ge 0 \\ -x & \text{otherwise} \end{cases}
\begin{aligned} a &= b + c \\ &= d + e \end{aligned}
\begin{align} a &= b + c \\ d &= e + f \end{align}
\begin{align*} (x+y)^2 &= x^2 + 2xy + y^2 \\ &\ge 0 \end{align*}
\begin{gather} a = b \\ c = d \end{gather}
\begin{gather*} a = b \\ c = d \end{gather*}
\begin{equation} E = mc^2 \end{equation}
\begin{equation*} E = mc^2 \end{equation*}
\begin{split} a &= b \\ &= c \end{split}
\begin{gathered} a = b \\ c = d \end{gathered}
\begin{array}{cc} a & b \\ c & d \end{array}
\begin{array}{c|c} x & f(x) \\ \hline 0 & 1 \\ 1 & 2 \end{array}
\left\{ \begin{array}{l} x + y = 1 \\ x - y = 0 \end{array} \right.
\left[\begin{array}{cc|c} 1 & 2 & 3 \\ 4 & 5 & 6 \end{array}\right]
\begin{multline} a + b + c \\ + d + e \end{multline}
\begin{rcases} a \\ b \end{rcases} \Rightarrow c
\begin{dcases} \frac{1}{2} & x > 0 \\ 0 & x \le 0 \end{dcases}
\mathbb{R}^n
\mathbb{E}[X] = \mu
\mathcal{L}(\theta)
\mathcal{O}(n \log n)
\mathfrak{g}
\mathscr{F}
\mathbf{x}^\top \mathbf{A} \mathbf{x}
\boldsymbol{\beta}
\bm{\mu}
\mathrm{d}x
\mathsf{T}
\mathtt{code}
\mathit{abc}
\operatorname{Var}(X)
\operatorname*{arg\,max}_{\theta} L(\theta)
\arg\min_{x} f(x)
\argmax_x f(x)
\left( \frac{a}{b} \right)
\left[ \frac{a}{b} \right]
\left\{ \frac{a}{b} \right\}
\left| \frac{a}{b} \right|
\left\| v \right\|
\left\langle \psi \middle| \phi \right\rangle
\left. \frac{df}{dx} \right|_{x=0}
\big( \Big( \bigg( \Bigg(
\bigl( x \bigr)
\Bigl[ \frac{1}{2} \Bigr]
\lfloor x \rfloor
\lceil x \rceil
\lvert x \rvert \le \lVert y \rVert
|x| \le \|y\|
\langle \psi | \phi \rangle
\hat{x}
\bar{x}
\tilde{x}
\vec{v}
\dot{x} + \ddot{x}
\widehat{xyz}
\widetilde{xyz}
\overline{AB}
\underline{x}
\overrightarrow{AB}
\overbrace{a+b+c}^{n}
\underbrace{a+b+c}_{n \text{ terms}}
\overset{!}{=}
\underset{x}{\min}
\stackrel{def}{=}
\text{hello world}
\text{速度} = \frac{\text{路程}}{\text{时间}}
\text{if } x > 0
v_{\text{max}}
\textbf{bold}
\color{red}{x} + y
\textcolor{blue}{x^2}
{\color{red} x + 1}
\boxed{E = mc^2}
\boxed{\frac{1}{2}}
\ce{H2O}
\ce{2H2 + O2 -> 2H2O}
\ce{SO4^2-}
\ce{CO2 + C <=> 2CO}
\mathrm{H_2O}
\xrightarrow{f}
A \xrightarrow[\text{below}]{\text{above}} B
A \xleftarrow{n} B
a \implies b \iff c
\forall x \in \mathbb{R}, \exists y : y > x
A \cup B \cap C \setminus D \subseteq E
\nabla \cdot \mathbf{E} = \frac{\rho}{\varepsilon_0}
\nabla \times \mathbf{B} = \mu_0 \mathbf{J} + \mu_0\varepsilon_0 \frac{\partial \mathbf{E}}{\partial t}
\frac{\partial^2 u}{\partial t^2} = c^2 \nabla^2 u
\iint_D f \, dA
\iiint_V f \, dV
\oint_C \mathbf{F} \cdot d\mathbf{r}
\int\limits_0^1 x\,dx
\binom{n}{k} = \frac{n!}{k!(n-k)!}
\dbinom{n}{k}
{n \choose k}
\sqrt[3]{x}
\sqrt{1+\sqrt{1+\sqrt{1+x}}}
a \equiv b \pmod{n}
a \bmod b
\gcd(a, b)
x \mapsto x^2
f: A \to B
f \colon A \to B
\alpha \beta \gamma \delta \epsilon \varepsilon \zeta \eta \theta \vartheta \iota \kappa \lambda \mu
\Gamma \Delta \Theta \Lambda \Xi \Pi \Sigma \Phi \Psi \Omega
x' + x'' + f'(x)
x^\prime
90^\circ
50\%
\$5
a \ne b \neq c \leq d \geq e \ll f \gg g \approx h \sim i \propto j
\pm \mp \times \div \cdot \ast \star \circ \bullet
\oplus \otimes \odot
\land \lor \neg \top \bot \vdash \models
\therefore \because
\ldots \cdots \vdots \ddots \dots
\Pr(A \mid B) = \frac{\Pr(B \mid A)\Pr(A)}{\Pr(B)}
P(A|B) = \frac{P(B|A)P(A)}{P(B)}
\mathcal{N}(\mu, \sigma^2)
f(x \mid \mu, \sigma) = \frac{1}{\sigma\sqrt{2\pi}} e^{-\frac{1}{2}\left(\frac{x-\mu}{\sigma}\right)^2}
\text{Attention}(Q,K,V) = \text{softmax}\left(\frac{QK^T}{\sqrt{d_k}}\right)V
\theta_{t+1} = \theta_t - \eta \nabla_\theta J(\theta)
H(X) = -\sum_{x \in \mathcal{X}} p(x) \log_2 p(x)
D_{\mathrm{KL}}(P \,\|\, Q) = \sum_i P(i) \log \frac{P(i)}{Q(i)}
\hat{y} = \sigma(\mathbf{w}^\top \mathbf{x} + b)
i\hbar \frac{\partial}{\partial t} \Psi(\mathbf{r}, t) = \left[ -\frac{\hbar^2}{2m} \nabla^2 + V(\mathbf{r}, t) \right] \Psi(\mathbf{r}, t)
R_{\mu\nu} - \frac{1}{2} R g_{\mu\nu} + \Lambda g_{\mu\nu} = \frac{8\pi G}{c^4} T_{\mu\nu}
\sum_{\substack{i=1 \\ i \ne j}}^{n} a_i
\sum_{1 \le i < j \le n} x_i x_j
E = mc^2 \tag{1}
a = b \label{eq:1}
a + b \notag
\phantom{x} y
\mathop{\mathrm{argmin}}_x
\not= \not\in
x \quad y \qquad z \, w \; v \: u \! t \ s
\displaystyle \sum_{i} x_i
\textstyle \sum_i x_i
\hspace{1cm} x
\rule{1cm}{1pt}
\cancel{x}
\underbrace{\frac{1}{2}}_{\text{half}} + \overbrace{x}^{\text{x}}
\mathrm{sin}(x) + \sin^2 x + \log_{10} x + \ln x + \exp(x) + \det A + \tr A
\left(\begin{smallmatrix} a \\ b \end{smallmatrix}\right)
\bra{\psi} \ket{\phi}
\frac12 + \sqrt2 + x^{10}_2
\aleph_0 < 2^{\aleph_0}
\ell \Re \Im \wp \partial \infty \emptyset \varnothing
\triangle ABC \cong \triangle DEF, \angle A = 90^\circ, AB \parallel CD, a \perp b
\bigcup_{i=1}^n A_i \bigcap_{i} B_i \bigoplus V_i
\text{Cost} = \$100 \times 1.05
\begin{pmatrix} 1 \\ 2 \end{pmatrix}^{\mathsf T}
\mathbb{1}_{A}(x)
\overline{z} = a - bi
x \gets y \leftarrow z \Leftarrow w \Leftrightarrow v \uparrow u \downarrow
\mathrm{kg\,m^{2}\,s^{-2}}
1\,000{,}000
3.14 \times 10^{-5}\ \text{m/s}
\ell(\theta) = \sum_{i=1}^m \left[ y^{(i)} \log h_\theta(x^{(i)}) + (1-y^{(i)}) \log(1-h_\theta(x^{(i)})) \right]
\begin{aligned} \nabla \cdot \mathbf{E} &= \frac{\rho}{\varepsilon_0}, & \nabla \cdot \mathbf{B} &= 0 \\ \nabla \times \mathbf{E} &= -\frac{\partial \mathbf{B}}{\partial t}, & \nabla \times \mathbf{B} &= \mu_0\mathbf{J} \end{aligned}
\mathop{\mathrm{argmin}}_x f
\mathop{\sum}_{i} x
\ce{Na+ + Cl- -> NaCl(s)}
\ce{^{14}_{6}C}
\ce{A ->[H2SO4][\Delta] B}
\ce{[Cu(NH3)4]^{2+}}
A \cup B \cap C \setminus D \land E
\text{if $x > 0$ then}
\not= \not\in \tr A \R
\begin{align} a &= b \tag{1} \\ c &= d \tag{2} \end{align}
\begin{alignat}{2} a &= b & c &= d \end{alignat}
\sum_{i=1}^n \int_0^1 \lim_{x\to 0} \max_{x}
\frac{1}{2} \sqrt{\frac{a}{b}}
\hat{\theta} = \hat{x} \bar{x} \vec{x}
x \xrightarrow{f} y \xrightarrow[\text{a}]{\text{long text above}} z
\underbrace{x}_{a} \overbrace{y}^{b}
f(x)=\begin{cases}1,&x\in\mathbb{Q}\\0,&x\notin\mathbb{Q}\end{cases}
\boxed{x}
\prod_{i=1}^{n} x_i \bigcup_{i} A_i
\begin{cases} x + y = 1 \\ x - y = 2 \end{cases}
\|x\|_2 \quad \Vert y \Vert
\frac{d}{dx}\left(\frac{u}{v}\right) = \frac{u'v - uv'}{v^2}
\lVert\theta\rVert_2^2 + \sum_{i=1}^N x
\frac{\partial^2 f}{\partial x_i \partial x_j}
\mathcal{L} = -\frac{1}{N}\sum_i -x_i
a = -b + (-c) - d
(a) - b, -c
x_{-1} + e^{-x}
\nabla \times \mathbf{E} = -\frac{\partial \mathbf{B}}{\partial t}
\nabla \cdot \mathbf{E}
3.14 \times 10^{-5}
a \sim b \perp c \parallel d
P(A \mid B) = |x| - \lvert y \rvert
\left| \frac{a}{b} \right| \left\| x \right\|
\bigl| x \bigr| \Big\| y
a \pm b \oplus c \otimes d \circ e
\begin{cases} -x & x < 0 \\ +x & x \ge 0 \end{cases}
\frac{-b \pm \sqrt{b^2 - 4ac}}{2a}
\lfloor \frac{x}{2} \rfloor
f \circ g
x \mapsto -x
\|x\| \le \|y\|
x! - y
D_{\mathrm{KL}}(P \,\|\, Q)
\left\lVert x \right\rVert \left\lvert \frac{a}{b} \right\rvert
\Big\| y \Big\| \big\lVert x \big\rVert \bigl\lvert x \bigr\rvert
\left\lbrace x \right\rbrace \left\lfloor \frac{x}{2} \right\rfloor
\Big\langle x \Big\rangle \Big\{ x \Big\} \Big[ x \Big]
\tilde{x} \sim \widetilde{AB} \mathrel{\sim} y
\Big\langle x \Big\rangle \Big[ x \Big]
\Big\{ x \Big\}
\bigl\lfloor x \bigr\rfloor \bigl\lceil y \bigr\rceil
x \mathrel{\sim} y \mathbin{+} z \mathop{\rm lim}
{\rm d}x \bf x
\left\langle \frac{a}{b} \right\rangle
""".strip().splitlines()
