<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>The app is under the MIT licence; what it carries along has its own.</source>
        <translation>本应用采用 MIT 许可证；随附的组件各有自己的许可证。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>legal notices</source>
        <translation>法律声明 版权 legal</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>What went wrong, and when. No message and no key is in it.</source>
        <translation>记录何时出了什么问题，不含任何消息和密钥。</translation>
    </message>
    <message>
        <source>Folder of the logs</source>
        <translation>日志文件夹</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>The versions and the end of the log, to send to who helps you.</source>
        <translation>版本信息和日志末尾，可发给帮助你的人。</translation>
    </message>
    <message>
        <source>bug error help</source>
        <translation>问题 错误 帮助 bug</translation>
    </message>
    <message>
        <source>Nothing went wrong yet.</source>
        <translation>还没有出过问题。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>AddGptField</name>
    <message>
        <source>Add GPTs by their links</source>
        <translation>通过链接添加 GPT</translation>
    </message>
    <message>
        <source>Paste or drop GPT links</source>
        <translation>粘贴或拖入 GPT 链接</translation>
    </message>
</context>
<context>
    <name>AnewBox</name>
    <message>
        <source>You can begin anew there. What you moved stays where it is.</source>
        <translation>可以在那里重新开始，你移走的数据仍在原处。</translation>
    </message>
    <message>
        <source>&amp;Begin anew</source>
        <translation>重新开始(&amp;B)</translation>
    </message>
</context>
<context>
    <name>AnswerNotice</name>
    <message>
        <source>{0} answered</source>
        <translation>{0} 已回答</translation>
    </message>
    <message>
        <source>{0}’s answer did not come whole</source>
        <translation>{0} 的回答没有收全</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>colour night</source>
        <translation>颜色 夜间 暗色</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>In the conversation.</source>
        <translation>对话中的文字。</translation>
    </message>
    <message>
        <source>Break long lines of code</source>
        <translation>代码自动换行</translation>
    </message>
    <message>
        <source>Otherwise each block of code scrolls by itself.</source>
        <translation>否则每个代码块可以单独横向滚动。</translation>
    </message>
    <message>
        <source>Narrow</source>
        <translation>窄</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>accessibility eyes</source>
        <translation>无障碍 视力</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>减少</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>Reduced, nothing slides or fades.</source>
        <translation>减少后，不再有滑动和淡入淡出。</translation>
    </message>
    <message>
        <source>accessibility animation</source>
        <translation>无障碍 动效</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>宽</translation>
    </message>
    <message>
        <source>Length of lines</source>
        <translation>行宽</translation>
    </message>
    <message>
        <source>How wide text runs before it breaks.</source>
        <translation>文字多宽时换行。</translation>
    </message>
    <message>
        <source>Follow the end</source>
        <translation>跟随到末尾</translation>
    </message>
    <message>
        <source>Stop at its first line</source>
        <translation>停在第一行</translation>
    </message>
    <message>
        <source>While an answer arrives</source>
        <translation>回答生成时</translation>
    </message>
    <message>
        <source>Whether the view goes along, or leaves the beginning in sight.</source>
        <translation>画面跟着滚动，还是停在开头。</translation>
    </message>
    <message>
        <source>reading mode scroll</source>
        <translation>阅读模式 滚动</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Serif</source>
        <translation>衬线</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>其他…</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Of what you read and write.</source>
        <translation>阅读和书写的字体。</translation>
    </message>
</context>
<context>
    <name>AttachmentChip</name>
    <message>
        <source>Remove {0}</source>
        <translation>移除 {0}</translation>
    </message>
</context>
<context>
    <name>AttachmentsWidget</name>
    <message>
        <source>Attached: {0}</source>
        <translation>附件：{0}</translation>
    </message>
</context>
<context>
    <name>AwayBox</name>
    <message>
        <source>Nothing new is begun before you decide.</source>
        <translation>在你决定之前，不会新建任何数据。</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Choose a folder…</source>
        <translation>选择文件夹(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Branching</name>
    <message>
        <source>An answer is still coming: stop it before you branch.</source>
        <translation>回答还在生成，请先停止再建立分支。</translation>
    </message>
    <message>
        <source>{0} (branch)</source>
        <translation>{0}（分支）</translation>
    </message>
</context>
<context>
    <name>BugWindow</name>
    <message>
        <source>What is saved is safe. The report says where in the program it happened; no message and no key is in it.</source>
        <translation>已保存的内容是安全的。报告只说明问题出在程序的哪里，不含任何消息和密钥。</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>重新启动(&amp;R)</translation>
    </message>
    <message>
        <source>Go &amp;on</source>
        <translation>继续(&amp;O)</translation>
    </message>
</context>
<context>
    <name>ButtonRow</name>
    <message>
        <source>&amp;Attach</source>
        <translation>添加附件(&amp;A)</translation>
    </message>
    <message>
        <source>Pictures and text files, up to 20 MB each</source>
        <translation>图片和文本文件，每个不超过 20 MB</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Stream the answer</source>
        <translation>流式输出回答</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>停止（Esc）</translation>
    </message>
    <message>
        <source>default parameters</source>
        <translation>默认参数</translation>
    </message>
    <message>
        <source>Parameters: {0}</source>
        <translation>参数：{0}</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Send ({0})</source>
        <translation>发送（{0}）</translation>
    </message>
    <message>
        <source>st&amp;ream</source>
        <translation>流式(&amp;R)</translation>
    </message>
    <message>
        <source>st&amp;ream off</source>
        <translation>流式已关(&amp;R)</translation>
    </message>
    <message>
        <source>The answer shows as it comes</source>
        <translation>边生成边显示回答</translation>
    </message>
    <message>
        <source>The answer shows when it is whole</source>
        <translation>回答完整后再显示</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Choose</source>
        <translation>选用</translation>
    </message>
    <message>
        <source>Candidate {0}</source>
        <translation>候选回答 {0}</translation>
    </message>
    <message>
        <source>● Continues the chat</source>
        <translation>● 沿用此回答</translation>
    </message>
    <message>
        <source>○ Choose</source>
        <translation>○ 选用</translation>
    </message>
    <message>
        <source>Candidate {0} continues the chat</source>
        <translation>对话沿用候选回答 {0}</translation>
    </message>
    <message>
        <source>Choose {0}</source>
        <translation>选用 {0}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln words</source>
        <translation>
            <numerusform>%Ln 词</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln 字</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carrying</name>
    <message>
        <source>New folder…</source>
        <translation>新建文件夹…</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
</context>
<context>
    <name>ChatController</name>
    <message>
        <source>Choose a GPT or a chat first.</source>
        <translation>请先选择一个 GPT 或对话。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>ChatList</name>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>{0} d</source>
        <translation>{0} 天</translation>
    </message>
    <message>
        <source>No chat is called so.</source>
        <translation>没有这个名字的对话。</translation>
    </message>
    <message>
        <source>The archive is empty.</source>
        <translation>归档是空的。</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>In the folder {0}</source>
        <translation>在文件夹 {0} 中</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats</source>
        <translation>
            <numerusform>%Ln 个对话</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChatMenus</name>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>彻底删除…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>移到文件夹</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Back to the chats</source>
        <translation>放回对话列表</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>新建文件夹…</translation>
    </message>
    <message>
        <source>Take out of the folder</source>
        <translation>移出文件夹</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Select all {0}</source>
        <translation>选择全部 {0} 个</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>全部折叠</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>Delete the folder</source>
        <translation>删除文件夹</translation>
    </message>
    <message>
        <source>Stop answering</source>
        <translation>停止回答</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
</context>
<context>
    <name>ChatModel</name>
    <message numerus="yes">
        <source>%Ln conversations</source>
        <translation>
            <numerusform>%Ln 个对话</numerusform>
        </translation>
    </message>
    <message>
        <source>folded</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>{0}, answering</source>
        <translation>{0}，正在回答</translation>
    </message>
    <message>
        <source>{0}, new answer</source>
        <translation>{0}，有新回答</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
</context>
<context>
    <name>ChatsHeader</name>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Back to the chats</source>
        <translation>返回对话列表</translation>
    </message>
    <message>
        <source>Group and find chats</source>
        <translation>分组与查找对话</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>清空回收站</translation>
    </message>
    <message>
        <source>Group by date</source>
        <translation>按日期分组</translation>
    </message>
    <message>
        <source>Group by GPT</source>
        <translation>按 GPT 分组</translation>
    </message>
    <message>
        <source>Group by folder</source>
        <translation>按文件夹分组</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>新建文件夹…</translation>
    </message>
</context>
<context>
    <name>ChatsPage</name>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>GPT</source>
        <translation>GPT</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Send with</source>
        <translation>发送键</translation>
    </message>
    <message>
        <source>The other key, or Shift+Enter, breaks the line.</source>
        <translation>另一组合键或 Shift+Enter 换行。</translation>
    </message>
    <message>
        <source>sending key return</source>
        <translation>发送 回车 按键</translation>
    </message>
    <message>
        <source>Group chats by</source>
        <translation>对话分组</translation>
    </message>
    <message>
        <source>In the sidebar.</source>
        <translation>用于侧边栏。</translation>
    </message>
    <message>
        <source>Notify of long answers</source>
        <translation>长回答完成时通知</translation>
    </message>
    <message>
        <source>By the desktop, when one ends while you are in another program.</source>
        <translation>当你在使用其他程序时，由桌面发出通知。</translation>
    </message>
    <message>
        <source>notification</source>
        <translation>通知 提醒</translation>
    </message>
</context>
<context>
    <name>ClipboardWatch</name>
    <message numerus="yes">
        <source>Links of %Ln GPTs were copied</source>
        <translation>
            <numerusform>复制了 %Ln 个 GPT 的链接</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>CodeWidget</name>
    <message>
        <source>Code, {0}</source>
        <translation>代码，{0}</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <source>Wrap</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Wrap long lines</source>
        <translation>长行自动换行</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Search everything</source>
        <translation>全局搜索</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Message {0}</source>
        <translation>给 {0} 发消息</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>A file is still being read.</source>
        <translation>还有文件正在读取。</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>CopiesList</name>
    <message>
        <source>Copies of your data</source>
        <translation>数据备份</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>can&apos;t be read</source>
        <translation>无法读取</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln 条消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats</source>
        <translation>
            <numerusform>%Ln 个对话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln drafts</source>
        <translation>
            <numerusform>%Ln 份草稿</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes</source>
        <translation>
            <numerusform>%Ln 处更改</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataController</name>
    <message>
        <source>Data and copies…</source>
        <translation>数据与备份…</translation>
    </message>
    <message>
        <source>backup restore move folder</source>
        <translation>备份 恢复 移动 文件夹 backup</translation>
    </message>
    <message>
        <source>Your data is damaged. What can still be read can be rescued.</source>
        <translation>你的数据已损坏，仍能读取的内容可以抢救出来。</translation>
    </message>
    <message>
        <source>Rescue the data…</source>
        <translation>抢救数据…</translation>
    </message>
    <message>
        <source>No copy of your data was made</source>
        <translation>数据没有备份成功</translation>
    </message>
</context>
<context>
    <name>DataDialog</name>
    <message>
        <source>Data and copies</source>
        <translation>数据与备份</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>The folder with your data</source>
        <translation>存放数据的文件夹</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>打开文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Move to another folder…</source>
        <translation>移到其他文件夹(&amp;M)…</translation>
    </message>
    <message>
        <source>The app was started with a folder of its own: it can&apos;t be moved here.</source>
        <translation>应用启动时指定了专用的文件夹，不能在这里移动。</translation>
    </message>
    <message>
        <source>Make a &amp;copy now</source>
        <translation>立即备份(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>恢复(&amp;R)…</translation>
    </message>
    <message>
        <source>Your data is in</source>
        <translation>你的数据在</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>One is made each day; 7 days, 4 weeks and 12 months are kept. Those that you make stay until you delete them.</source>
        <translation>每天自动备份一次，保留最近 7 天、4 周和 12 个月。你手动做的备份会一直保留，直到你删除。</translation>
    </message>
    <message>
        <source>A copy is being made. You can go on writing.</source>
        <translation>正在备份，你可以继续书写。</translation>
    </message>
    <message>
        <source>The copy of {0} was read back and is sound.</source>
        <translation>{0} 的备份经读回校验，完好无损。</translation>
    </message>
    <message>
        <source>Restore the copy of {0}?</source>
        <translation>恢复 {0} 的备份？</translation>
    </message>
    <message>
        <source>What you have now becomes a copy first. The window closes and opens again; answers that are still coming stop.</source>
        <translation>现有数据会先备份。窗口将关闭再打开，正在生成的回答会停止。</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>Move your data to</source>
        <translation>将数据移到</translation>
    </message>
    <message>
        <source>Database and copies are copied there and read back. The old files stay under another name. The window closes and opens again.</source>
        <translation>数据库和备份会复制过去并读回校验，旧文件改名后保留。窗口将关闭再打开。</translation>
    </message>
    <message>
        <source>Move your data to {0}?</source>
        <translation>将数据移到 {0}？</translation>
    </message>
    <message>
        <source>&amp;Move</source>
        <translation>移动(&amp;M)</translation>
    </message>
</context>
<context>
    <name>DataSettingsPage</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Data and copies…</source>
        <translation>数据与备份…</translation>
    </message>
    <message>
        <source>Your data is in</source>
        <translation>你的数据在</translation>
    </message>
    <message>
        <source>Copies, restoring, another folder</source>
        <translation>备份、恢复、更换文件夹</translation>
    </message>
    <message>
        <source>One copy is made each day; older ones are kept for a year.</source>
        <translation>每天备份一次，较早的备份保留一年。</translation>
    </message>
    <message>
        <source>backup restore move folder</source>
        <translation>备份 恢复 移动 文件夹 backup</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>What the gateway said</source>
        <translation>网关的答复</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源文本</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
</context>
<context>
    <name>DoubtBox</name>
    <message>
        <source>Where this link leads</source>
        <translation>链接去向</translation>
    </message>
    <message>
        <source>This link leads to {0}.</source>
        <translation>这个链接指向 {0}。</translation>
    </message>
    <message>
        <source>It looks as if it led to {0}.</source>
        <translation>它看起来像是指向 {0}。</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>打开 {0}</translation>
    </message>
</context>
<context>
    <name>DropPanel</name>
    <message>
        <source>Drop here</source>
        <translation>拖到这里</translation>
    </message>
</context>
<context>
    <name>EditingBar</name>
    <message>
        <source>Editing an earlier question</source>
        <translation>正在编辑之前的提问</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Cancel editing</source>
        <translation>取消编辑</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>取消（Esc）</translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message>
        <source>Export all chats</source>
        <translation>导出全部对话</translation>
    </message>
    <message numerus="yes">
        <source>Export %Ln chats</source>
        <translation>
            <numerusform>导出 %Ln 个对话</numerusform>
        </translation>
    </message>
    <message>
        <source>Export “{0}”</source>
        <translation>导出“{0}”</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export cancelled</source>
        <translation>已取消导出</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>没有写入任何文件。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats exported</source>
        <translation>
            <numerusform>已导出 %Ln 个对话</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} could not be read and are left out: {1}</source>
        <translation>{0} 个无法读取，已略过：{1}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <source>System message</source>
        <translation>系统消息</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Untitled chat</source>
        <translation>未命名对话</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>思考过程</translation>
    </message>
    <message>
        <source>Another version of question {0}</source>
        <translation>问题 {0} 的另一版本</translation>
    </message>
    <message>
        <source>Another answer to question {0}</source>
        <translation>问题 {0} 的另一回答</translation>
    </message>
    <message>
        <source>No answer came</source>
        <translation>没有收到回答</translation>
    </message>
    <message>
        <source>You stopped the answer</source>
        <translation>你停止了回答</translation>
    </message>
    <message>
        <source>The answer broke off</source>
        <translation>回答中断了</translation>
    </message>
    <message>
        <source>The answer reached its length limit</source>
        <translation>回答达到了长度上限</translation>
    </message>
    <message>
        <source>The model refused</source>
        <translation>模型拒绝回答</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>not loaded</source>
        <translation>未加载</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>All &amp;branches, not only the one that shows</source>
        <translation>包含所有分支(&amp;B)，不只是显示的这一支</translation>
    </message>
    <message>
        <source>One .&amp;zip file</source>
        <translation>打包为一个 .zip 文件(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Markdown</source>
        <translation>Markdown(&amp;M)</translation>
    </message>
    <message>
        <source>For notes and editors. Pictures lie in a folder beside it.</source>
        <translation>适合笔记和编辑器，图片放在旁边的文件夹里。</translation>
    </message>
    <message>
        <source>&amp;Web page</source>
        <translation>网页(&amp;W)</translation>
    </message>
    <message>
        <source>Looks as it does here, light and dark. Pictures are within.</source>
        <translation>与应用中的样子相同，有浅色和深色，图片内嵌。</translation>
    </message>
    <message>
        <source>Plain &amp;text</source>
        <translation>纯文本(&amp;T)</translation>
    </message>
    <message>
        <source>Reads everywhere.</source>
        <translation>到处都能打开。</translation>
    </message>
    <message>
        <source>&amp;JSON</source>
        <translation>JSON(&amp;J)</translation>
    </message>
    <message>
        <source>All there is, with every branch. It can be imported again.</source>
        <translation>包含全部内容和所有分支，可以再次导入。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose &amp;where…</source>
        <translation>选择位置(&amp;W)…</translation>
    </message>
</context>
<context>
    <name>ExportProgress</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Exporting {0} of {1} chats…</source>
        <translation>正在导出第 {0} 个对话，共 {1} 个…</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Export all chats…</source>
        <translation>导出全部对话…</translation>
    </message>
    <message>
        <source>GPTs share links</source>
        <translation>GPT 分享 链接 share</translation>
    </message>
    <message>
        <source>Export the list of GPTs…</source>
        <translation>导出 GPT 列表…</translation>
    </message>
    <message>
        <source>Copy the list of GPTs as Markdown</source>
        <translation>将 GPT 列表复制为 Markdown</translation>
    </message>
    <message>
        <source>Copy the links of all GPTs</source>
        <translation>复制全部 GPT 的链接</translation>
    </message>
    <message>
        <source>Add GPTs from files…</source>
        <translation>从文件添加 GPT…</translation>
    </message>
    <message>
        <source>List of GPTs</source>
        <translation>GPT 列表</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Copy links</source>
        <translation>复制链接</translation>
    </message>
</context>
<context>
    <name>FamilyDialog</name>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Search fonts</source>
        <translation>搜索字体</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>FaultDesk</name>
    <message>
        <source>Something went wrong in the app</source>
        <translation>应用出了问题</translation>
    </message>
    <message>
        <source>The app crashed when it last ran</source>
        <translation>应用上次运行时崩溃了</translation>
    </message>
    <message>
        <source>The app crashed when it last ran. What was saved is here.</source>
        <translation>应用上次运行时崩溃了，已保存的内容都在。</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>查看报告</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in conversation</source>
        <translation>在对话中查找</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>第 {0} 个，共 {1} 个</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>没有找到</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more in other branches</source>
        <translation>
            <numerusform>其他分支中还有 %Ln 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Gateway key</source>
        <translation>网关密钥</translation>
    </message>
    <message>
        <source>api.gpt.ge or any gateway that speaks the chat completions API.</source>
        <translation>api.gpt.ge，或任何支持 Chat Completions API 的网关。</translation>
    </message>
    <message>
        <source>Enter key…</source>
        <translation>输入密钥…</translation>
    </message>
    <message>
        <source>Your history</source>
        <translation>以往的对话</translation>
    </message>
    <message>
        <source>Bring the chats of a ChatGPT data export along.</source>
        <translation>导入 ChatGPT 导出的对话。</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>No key yet?</source>
        <translation>还没有密钥？</translation>
    </message>
    <message>
        <source>Look around with a built-in gateway on this machine.</source>
        <translation>用本机内置的演示网关随便看看。</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>开始演示</translation>
    </message>
    <message>
        <source>Chat with any public GPT</source>
        <translation>与任何公开的 GPT 对话</translation>
    </message>
    <message>
        <source>Paste its link. Nothing to sign in to:
the key of your gateway stays in the system keyring.</source>
        <translation>粘贴它的链接即可，无需登录：
网关密钥只保存在系统密码库中。</translation>
    </message>
</context>
<context>
    <name>FoldSwitch</name>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message numerus="yes">
        <source>Show all %Ln lines</source>
        <translation>
            <numerusform>显示全部 %Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all (%Ln words)</source>
        <translation>
            <numerusform>显示全部（%Ln 词）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all (%Ln characters)</source>
        <translation>
            <numerusform>显示全部（%Ln 字）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FooterWidget</name>
    <message>
        <source>answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>编辑提问</translation>
    </message>
    <message>
        <source>More about this answer</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Regenerate answer</source>
        <translation>重新生成回答</translation>
    </message>
    <message numerus="yes">
        <source>Regenerate (%Ln candidates)</source>
        <translation>
            <numerusform>重新生成（%Ln 个候选）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Regenerate answer: %Ln candidates</source>
        <translation>
            <numerusform>重新生成回答：%Ln 个候选</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} → {1} tokens</source>
        <translation>{0} → {1} tokens</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} tokens/s</source>
        <translation>{0} tokens/秒</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>复制回答</translation>
    </message>
</context>
<context>
    <name>ForGoodDialog</name>
    <message>
        <source>Delete for good</source>
        <translation>彻底删除</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln chats for good?</source>
        <translation>
            <numerusform>彻底删除 %Ln 个对话？</numerusform>
        </translation>
    </message>
    <message>
        <source>This can&apos;t be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>FormulaWidget</name>
    <message>
        <source>Formula: {0}</source>
        <translation>公式：{0}</translation>
    </message>
</context>
<context>
    <name>GatewayController</name>
    <message>
        <source>Built-in demo gateway</source>
        <translation>内置演示网关</translation>
    </message>
</context>
<context>
    <name>GatewayDialog</name>
    <message>
        <source>Gateway and key</source>
        <translation>网关与密钥</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>&amp;Ask this gateway</source>
        <translation>使用此网关(&amp;A)</translation>
    </message>
    <message>
        <source>Add an&amp;other</source>
        <translation>再添加一个(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Gateways</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>测试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>New gateway</source>
        <translation>新网关</translation>
    </message>
    <message>
        <source>{0} · in use</source>
        <translation>{0} · 使用中</translation>
    </message>
    <message>
        <source>&amp;Remove with its key?</source>
        <translation>连同密钥一起移除？(&amp;R)</translation>
    </message>
    <message>
        <source>Tells whether name, TLS, key and models are right. No charge.</source>
        <translation>检查域名、TLS、密钥和模型是否正常，不计费。</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
</context>
<context>
    <name>GatewayForm</name>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Base &amp;URL</source>
        <translation>Base &amp;URL</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>密钥(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Form of the id</source>
        <translation>ID 写法(&amp;F)</translation>
    </message>
    <message>
        <source>Name of the gateway</source>
        <translation>网关名称</translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation>Base URL</translation>
    </message>
    <message>
        <source>Send my key over plain &amp;http</source>
        <translation>允许用明文 &amp;http 发送密钥</translation>
    </message>
    <message>
        <source>Key of the gateway</source>
        <translation>网关的密钥</translation>
    </message>
    <message>
        <source>Form of the id</source>
        <translation>ID 写法</translation>
    </message>
    <message>
        <source>Confirm that the key may go over plain http, or use https.</source>
        <translation>请确认可以用明文 http 发送密钥，或改用 https。</translation>
    </message>
    <message>
        <source>Sends to {0}</source>
        <translation>发送到 {0}</translation>
    </message>
    <message>
        <source>Replaces the saved key.</source>
        <translation>将替换已保存的密钥。</translation>
    </message>
    <message>
        <source>The id goes along as gizmo_id.</source>
        <translation>ID 以 gizmo_id 一并发送。</translation>
    </message>
    <message>
        <source>Enter a form, for example {0}</source>
        <translation>请输入写法，例如 {0}</translation>
    </message>
    <message>
        <source>A model&apos;s name has no blanks in it.</source>
        <translation>模型名称中不能有空格。</translation>
    </message>
    <message>
        <source>Write {id} once where the GPT&apos;s id goes.</source>
        <translation>请在 GPT 的 ID 处写一次 {id}。</translation>
    </message>
</context>
<context>
    <name>GatewayPage</name>
    <message>
        <source>Gateway and key</source>
        <translation>网关与密钥</translation>
    </message>
    <message>
        <source>Gateway and key…</source>
        <translation>网关与密钥…</translation>
    </message>
    <message>
        <source>Address, key and form of the id</source>
        <translation>地址、密钥和 ID 写法</translation>
    </message>
    <message>
        <source>The key lies in the system’s password store, and nowhere else.</source>
        <translation>密钥只保存在系统密码库中。</translation>
    </message>
    <message>
        <source>token secret keyring url test</source>
        <translation>令牌 密码 钥匙串 网址 测试 token url</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Every new answer is asked of it.</source>
        <translation>新的回答都向它请求。</translation>
    </message>
    <message>
        <source>Gateway in use</source>
        <translation>当前网关</translation>
    </message>
</context>
<context>
    <name>GatewayStatus</name>
    <message>
        <source>Use for th&amp;is session only</source>
        <translation>仅本次运行使用(&amp;I)</translation>
    </message>
    <message>
        <source>Tr&amp;y again</source>
        <translation>重试(&amp;Y)</translation>
    </message>
    <message>
        <source>Stop &amp;waiting</source>
        <translation>停止等待(&amp;W)</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Waiting for the system&apos;s password store. It may be asking you something.</source>
        <translation>正在等待系统密码库，它可能需要你确认。</translation>
    </message>
    <message>
        <source>The key is never written to a plain file.</source>
        <translation>密钥绝不会写入普通文件。</translation>
    </message>
    <message>
        <source>To keep keys for good, install one (Debian, Ubuntu: sudo apt install gnome-keyring; Fedora: sudo dnf install gnome-keyring) and sign in again.</source>
        <translation>要长期保存密钥，请安装密码库（Debian、Ubuntu：sudo apt install gnome-keyring；Fedora：sudo dnf install gnome-keyring），然后重新登录系统。</translation>
    </message>
    <message>
        <source>{0} · waiting for the password store</source>
        <translation>{0} · 等待密码库</translation>
    </message>
    <message>
        <source>{0} · key for this session only</source>
        <translation>{0} · 密钥仅本次有效</translation>
    </message>
    <message>
        <source>{0} · key in {1}</source>
        <translation>{0} · 密钥在 {1}</translation>
    </message>
    <message>
        <source>{0} · no key yet</source>
        <translation>{0} · 还没有密钥</translation>
    </message>
    <message>
        <source>No gateway key yet</source>
        <translation>还没有网关密钥</translation>
    </message>
</context>
<context>
    <name>GptController</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Looking for GPTs…</source>
        <translation>正在查找 GPT…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>“{0}” removed</source>
        <translation>已移除“{0}”</translation>
    </message>
    <message>
        <source>Its conversations stay.</source>
        <translation>它的对话会保留。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPTs removed</source>
        <translation>
            <numerusform>已移除 %Ln 个 GPT</numerusform>
        </translation>
    </message>
    <message>
        <source>Their conversations stay.</source>
        <translation>它们的对话会保留。</translation>
    </message>
</context>
<context>
    <name>GptList</name>
    <message>
        <source>GPTs</source>
        <translation>GPT</translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln links</source>
        <translation>
            <numerusform>复制 %Ln 个链接</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln GPTs</source>
        <translation>
            <numerusform>移除 %Ln 个 GPT</numerusform>
        </translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>GptListController</name>
    <message>
        <source>List copied</source>
        <translation>已复制列表</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Links, one a line (*.txt)</source>
        <translation>链接，每行一个 (*.txt)</translation>
    </message>
    <message>
        <source>JSON with pins and parameters (*.json)</source>
        <translation>JSON，含置顶和参数 (*.json)</translation>
    </message>
    <message>
        <source>Export the list of GPTs</source>
        <translation>导出 GPT 列表</translation>
    </message>
    <message>
        <source>Add GPTs from files</source>
        <translation>从文件添加 GPT</translation>
    </message>
    <message>
        <source>Lists and link files</source>
        <translation>列表和链接文件</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>List exported</source>
        <translation>已导出列表</translation>
    </message>
    <message numerus="yes">
        <source>%Ln GPTs</source>
        <translation>
            <numerusform>%Ln 个 GPT</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GptModel</name>
    <message numerus="yes">
        <source>%Ln conversations</source>
        <translation>
            <numerusform>%Ln 个对话</numerusform>
        </translation>
    </message>
    <message>
        <source>Pinned, {0}</source>
        <translation>置顶，{0}</translation>
    </message>
</context>
<context>
    <name>Grouping</name>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>No GPT</source>
        <translation>无 GPT</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>未归入文件夹</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <translation>前 7 天</translation>
    </message>
    <message>
        <source>Previous 30 days</source>
        <translation>前 30 天</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Show the sidebar</source>
        <translation>显示侧边栏</translation>
    </message>
    <message>
        <source>Find in conversation</source>
        <translation>在对话中查找</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>ImportController</name>
    <message>
        <source>An import is going on</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Import this one when it has ended.</source>
        <translation>请等它结束后再导入这个。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Importing chats…</source>
        <translation>正在导入对话…</translation>
    </message>
    <message>
        <source>{0} of {1} MB · {2} chats</source>
        <translation>{0} / {1} MB · {2} 个对话</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Bring your chats along</source>
        <translation>带上以往的对话</translation>
    </message>
    <message>
        <source>Choose or drop the file that ChatGPT sent you, as it is: its zip, the folder you unpacked it to, or the JSON files in it. An export of this app can be read too.

What is here already stays as it is: a newer export adds what is new.</source>
        <translation>选择或拖入 ChatGPT 发给你的导出文件，无需处理：zip、解压后的文件夹或其中的 JSON 文件均可，也支持本应用导出的文件。

已有的内容保持不变，较新的导出只会补上新内容。</translation>
    </message>
    <message>
        <source>In ChatGPT: Settings › Data controls › Export data. The link comes by mail.</source>
        <translation>在 ChatGPT 中：设置 › 数据管理 › 导出数据，下载链接会发到邮箱。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Exports (*.zip *.json)</source>
        <translation>导出文件 (*.zip *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>ImportOfferDialog</name>
    <message>
        <source>Import these chats?</source>
        <translation>导入这些对话？</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>{0} is an export of chats.</source>
        <translation>{0} 是对话的导出文件。</translation>
    </message>
    <message>
        <source>{0} are exports of chats.</source>
        <translation>{0} 是对话的导出文件。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Attach to the message</source>
        <translation>附加到消息(&amp;A)</translation>
    </message>
</context>
<context>
    <name>ImportReportDialog</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>&amp;Bring back what I deleted</source>
        <translation>恢复我删除过的(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>Import report.txt</source>
        <translation>导入报告.txt</translation>
    </message>
    <message>
        <source>{0} can&apos;t be written: {1}.</source>
        <translation>无法写入 {0}：{1}。</translation>
    </message>
</context>
<context>
    <name>Imports</name>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>ChatGPT zip json</source>
        <translation>ChatGPT 导入 zip json</translation>
    </message>
</context>
<context>
    <name>InterfaceSize</name>
    <message>
        <source>Size of the interface</source>
        <translation>界面大小</translation>
    </message>
    <message>
        <source>Of all words, buttons and pictures, from the next start on.</source>
        <translation>所有文字、按钮和图片的大小，下次启动时生效。</translation>
    </message>
    <message>
        <source>accessibility zoom scale large text eyes</source>
        <translation>无障碍 缩放 大字 视力 zoom</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>立即重启</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Show the key</source>
        <translation>显示密钥</translation>
    </message>
    <message>
        <source>for this session only</source>
        <translation>仅本次运行</translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation>在 {0} 中</translation>
    </message>
    <message>
        <source>Hide the key</source>
        <translation>隐藏密钥</translation>
    </message>
</context>
<context>
    <name>LanguagePage</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Of the app. Chats stay in the language they are written in.</source>
        <translation>应用界面的语言，对话内容不受影响。</translation>
    </message>
    <message>
        <source>Dates and numbers</source>
        <translation>日期与数字</translation>
    </message>
    <message>
        <source>locale format calendar</source>
        <translation>区域 格式 日历</translation>
    </message>
</context>
<context>
    <name>LinkStatus</name>
    <message>
        <source>Not {0}:</source>
        <translation>不是 {0}：</translation>
    </message>
    <message>
        <source>Link to {0}</source>
        <translation>链接到 {0}</translation>
    </message>
</context>
<context>
    <name>MapDialog</name>
    <message>
        <source>Branches</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>Branched from “{0}”</source>
        <translation>由“{0}”分出</translation>
    </message>
    <message>
        <source>Branched from {0}: open it</source>
        <translation>由 {0} 分出：打开它</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln 条消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln branches</source>
        <translation>
            <numerusform>%Ln 个分支</numerusform>
        </translation>
    </message>
    <message>
        <source>no other branch</source>
        <translation>没有其他分支</translation>
    </message>
</context>
<context>
    <name>MapModel</name>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more messages</source>
        <translation>
            <numerusform>另外 %Ln 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing came</source>
        <translation>没有内容</translation>
    </message>
    <message>
        <source>+ {0}</source>
        <translation>+ {0}</translation>
    </message>
    <message>
        <source>sending…</source>
        <translation>正在发送…</translation>
    </message>
    <message>
        <source>arriving…</source>
        <translation>正在生成…</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>level {0}</source>
        <translation>第 {0} 层</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages, folded</source>
        <translation>
            <numerusform>%Ln 条消息，已折叠</numerusform>
        </translation>
    </message>
    <message>
        <source>on the shown branch</source>
        <translation>在当前分支上</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>第 {0} 个，共 {1} 个</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages hidden</source>
        <translation>
            <numerusform>隐藏了 %Ln 条消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Branches</source>
        <translation>分支</translation>
    </message>
</context>
<context>
    <name>MessageActions</name>
    <message>
        <source>Branches of this chat</source>
        <translation>此对话的分支</translation>
    </message>
    <message>
        <source>Branch to a new chat</source>
        <translation>分支为新对话</translation>
    </message>
    <message>
        <source>Go to the chat it was branched from</source>
        <translation>转到分支的来源对话</translation>
    </message>
</context>
<context>
    <name>MessageDeletion</name>
    <message>
        <source>An answer is still coming: stop it before you delete.</source>
        <translation>回答还在生成，请先停止再删除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Question deleted</source>
        <translation>已删除提问</translation>
    </message>
    <message>
        <source>Answer deleted</source>
        <translation>已删除回答</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages after it went along</source>
        <translation>
            <numerusform>其后的 %Ln 条消息也一并删除</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy as plain text</source>
        <translation>复制为纯文本</translation>
    </message>
    <message>
        <source>Edit and send again</source>
        <translation>编辑并重新发送</translation>
    </message>
    <message>
        <source>Continue where it was cut</source>
        <translation>从断处继续</translation>
    </message>
    <message>
        <source>Show source</source>
        <translation>查看源文本</translation>
    </message>
    <message>
        <source>Show request</source>
        <translation>查看请求</translation>
    </message>
    <message>
        <source>Branch to a new chat</source>
        <translation>分支为新对话</translation>
    </message>
    <message>
        <source>Show among the branches</source>
        <translation>在分支图中查看</translation>
    </message>
    <message>
        <source>Delete question</source>
        <translation>删除提问</translation>
    </message>
    <message>
        <source>Delete answer</source>
        <translation>删除回答</translation>
    </message>
    <message numerus="yes">
        <source>Delete it and the %Ln messages after it</source>
        <translation>
            <numerusform>删除它和其后的 %Ln 条消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelChip</name>
    <message>
        <source>Copy the model&apos;s name</source>
        <translation>复制模型名称</translation>
    </message>
    <message>
        <source>Copied: {0}</source>
        <translation>已复制：{0}</translation>
    </message>
    <message>
        <source>Model {0}: copy its name</source>
        <translation>模型 {0}：复制名称</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>NoticeWidget</name>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>{0} in {1} s</source>
        <translation>{0}（{1} 秒后）</translation>
    </message>
</context>
<context>
    <name>OfferDialog</name>
    <message numerus="yes">
        <source>Add %Ln GPTs?</source>
        <translation>
            <numerusform>添加 %Ln 个 GPT？</numerusform>
        </translation>
    </message>
    <message>
        <source>A link in another program asks for it.</source>
        <translation>由其他程序中的链接请求。</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
</context>
<context>
    <name>Organiser</name>
    <message numerus="yes">
        <source>%Ln chats archived</source>
        <translation>
            <numerusform>已归档 %Ln 个对话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats are back in the list</source>
        <translation>
            <numerusform>%Ln 个对话已回到列表</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats taken out of their folders</source>
        <translation>
            <numerusform>已将 %Ln 个对话移出文件夹</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats moved to “{0}”</source>
        <translation>
            <numerusform>已将 %Ln 个对话移到“{0}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tags of %Ln chats changed</source>
        <translation>
            <numerusform>已更改 %Ln 个对话的标签</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats deleted</source>
        <translation>
            <numerusform>已删除 %Ln 个对话</numerusform>
        </translation>
    </message>
    <message>
        <source>In the trash for 30 days.</source>
        <translation>在回收站中保留 30 天。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats restored</source>
        <translation>
            <numerusform>已恢复 %Ln 个对话</numerusform>
        </translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Folder “{0}” deleted</source>
        <translation>已删除文件夹“{0}”</translation>
    </message>
    <message>
        <source>Its chats stay.</source>
        <translation>其中的对话会保留。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>OrganiserCommands</name>
    <message>
        <source>This chat</source>
        <translation>此对话</translation>
    </message>
    <message>
        <source>Pin this chat</source>
        <translation>置顶此对话</translation>
    </message>
    <message>
        <source>Unpin this chat</source>
        <translation>取消置顶此对话</translation>
    </message>
    <message>
        <source>Archive this chat</source>
        <translation>归档此对话</translation>
    </message>
    <message>
        <source>Take this chat out of the archive</source>
        <translation>将此对话移出归档</translation>
    </message>
    <message>
        <source>Tag this chat…</source>
        <translation>为此对话添加标签…</translation>
    </message>
    <message>
        <source>Move this chat to a new folder…</source>
        <translation>将此对话移到新文件夹…</translation>
    </message>
    <message>
        <source>Take this chat out of its folder</source>
        <translation>将此对话移出文件夹</translation>
    </message>
    <message>
        <source>Delete this chat</source>
        <translation>删除此对话</translation>
    </message>
    <message>
        <source>Rename this chat</source>
        <translation>重命名此对话</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>侧边栏</translation>
    </message>
    <message>
        <source>Group chats by date</source>
        <translation>对话按日期分组</translation>
    </message>
    <message>
        <source>Group chats by GPT</source>
        <translation>对话按 GPT 分组</translation>
    </message>
    <message>
        <source>Group chats by folder</source>
        <translation>对话按文件夹分组</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>新建文件夹…</translation>
    </message>
    <message>
        <source>Show the chats</source>
        <translation>查看对话列表</translation>
    </message>
    <message>
        <source>Show the archive</source>
        <translation>查看归档</translation>
    </message>
    <message>
        <source>Show the trash</source>
        <translation>查看回收站</translation>
    </message>
    <message>
        <source>Move this chat to {0}</source>
        <translation>将此对话移到 {0}</translation>
    </message>
</context>
<context>
    <name>PaletteController</name>
    <message>
        <source>“exact phrase”  -without  gpt:name  tag:name  before:2024-03  after:2024  is:interrupted  has:code  in:title</source>
        <translation>“完整短语”  -排除  gpt:名称  tag:名称  before:2024-03  after:2024  is:interrupted  has:code  in:title</translation>
    </message>
    <message>
        <source>{0} of {1} messages searchable so far</source>
        <translation>{1} 条消息中已有 {0} 条可搜索</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Nothing found for “{0}”</source>
        <translation>没有找到“{0}”</translation>
    </message>
</context>
<context>
    <name>PaletteField</name>
    <message>
        <source>Search everything</source>
        <translation>全局搜索</translation>
    </message>
    <message>
        <source>Search GPTs, messages, chats and commands</source>
        <translation>搜索 GPT、消息、对话和命令</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>PaperController</name>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>PDF saved</source>
        <translation>已保存 PDF</translation>
    </message>
    <message numerus="yes">
        <source>%Ln PDFs saved</source>
        <translation>
            <numerusform>已保存 %Ln 个 PDF</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ParameterRow</name>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset {0}</source>
        <translation>重置{0}</translation>
    </message>
    <message numerus="yes">
        <source>Each of the %Ln candidates can be charged.</source>
        <translation>
            <numerusform>%Ln 个候选回答每个都可能计费。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ParametersPanel</name>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>this c&amp;hat</source>
        <translation>此对话(&amp;H)</translation>
    </message>
    <message>
        <source>this &amp;GPT</source>
        <translation>此 &amp;GPT</translation>
    </message>
    <message>
        <source>For {0}</source>
        <translation>用于 {0}</translation>
    </message>
    <message>
        <source>Sho&amp;w request</source>
        <translation>查看请求(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>PictureChip</name>
    <message>
        <source>Show this picture</source>
        <translation>查看这张图片</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Picture from {0}</source>
        <translation>来自 {0} 的图片</translation>
    </message>
</context>
<context>
    <name>PictureHanding</name>
    <message>
        <source>Enlarge</source>
        <translation>放大查看</translation>
    </message>
    <message>
        <source>Save picture as…</source>
        <translation>图片另存为…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy picture address</source>
        <translation>复制图片地址</translation>
    </message>
    <message>
        <source>Open picture in browser</source>
        <translation>在浏览器中打开图片</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Cancel loading</source>
        <translation>取消加载</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>加载</translation>
    </message>
    <message>
        <source>Always for this host</source>
        <translation>始终加载此网站的图片</translation>
    </message>
    <message>
        <source>Always load pictures</source>
        <translation>始终加载图片</translation>
    </message>
    <message>
        <source>The picture could not be read.</source>
        <translation>无法读取这张图片。</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>The picture was not saved: {0}.</source>
        <translation>图片没有保存：{0}。</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>上一张</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>下一张</translation>
    </message>
    <message>
        <source>Picture: {0}</source>
        <translation>图片：{0}</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
</context>
<context>
    <name>PictureWidget</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>More about this picture</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>A picture is arriving…</source>
        <translation>图片正在到来…</translation>
    </message>
    <message>
        <source>Picture from {0}</source>
        <translation>来自 {0} 的图片</translation>
    </message>
    <message>
        <source>Loading it tells that host that you are reading this.</source>
        <translation>加载会让该网站知道你正在阅读这条内容。</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>加载</translation>
    </message>
    <message>
        <source>It is being loaded…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Always for this host</source>
        <translation>始终加载此网站的图片</translation>
    </message>
    <message>
        <source>The picture is at {0}</source>
        <translation>图片在 {0}</translation>
    </message>
    <message>
        <source>Load from there</source>
        <translation>从那里加载</translation>
    </message>
    <message>
        <source>This picture can&apos;t be shown</source>
        <translation>无法显示这张图片</translation>
    </message>
    <message>
        <source>No picture from {0}</source>
        <translation>没有从 {0} 得到图片</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>It has too many pixels: {0} × {1}.</source>
        <translation>像素太多：{0} × {1}。</translation>
    </message>
    <message>
        <source>It is damaged, or no PNG, JPEG, GIF or WebP.</source>
        <translation>图片已损坏，或不是 PNG、JPEG、GIF、WebP。</translation>
    </message>
    <message>
        <source>A picture in ChatGPT&apos;s own workspace, which is out of reach here</source>
        <translation>图片在 ChatGPT 自己的工作区中，这里无法访问</translation>
    </message>
    <message>
        <source>A picture that the imported archive did not hold</source>
        <translation>导入的归档中没有这张图片</translation>
    </message>
    <message>
        <source>A picture attached elsewhere, which did not come along</source>
        <translation>图片是在别处添加的，没有一起过来</translation>
    </message>
    <message>
        <source>A picture named by a file on a disk; it is not opened</source>
        <translation>图片指向磁盘上的文件，不会打开</translation>
    </message>
    <message>
        <source>A picture in a browser&apos;s memory, which is out of reach here</source>
        <translation>图片在浏览器的内存中，这里无法访问</translation>
    </message>
    <message>
        <source>A picture with an address that leads nowhere</source>
        <translation>图片的地址无效</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>询问</translation>
    </message>
    <message>
        <source>Always load</source>
        <translation>始终加载</translation>
    </message>
    <message>
        <source>Pictures from elsewhere</source>
        <translation>来自其他网站的图片</translation>
    </message>
    <message>
        <source>Loading one tells its host that you read the answer, and when.</source>
        <translation>加载图片会让其网站知道你在何时阅读了回答。</translation>
    </message>
    <message>
        <source>remote images</source>
        <translation>远程图片 images</translation>
    </message>
    <message>
        <source>Offer GPTs whose link was copied</source>
        <translation>提议添加复制了链接的 GPT</translation>
    </message>
    <message>
        <source>When you come back to the window, a GPT’s link on the clipboard is offered. Otherwise the clipboard is read only when you paste.</source>
        <translation>回到窗口时，如果剪贴板上有 GPT 链接，会提议添加。否则只在你粘贴时读取剪贴板。</translation>
    </message>
    <message>
        <source>Hosts whose pictures are always loaded</source>
        <translation>始终加载图片的网站</translation>
    </message>
    <message>
        <source>Those for which you chose “Always for this host”.</source>
        <translation>你选择过“始终加载此网站的图片”的网站。</translation>
    </message>
</context>
<context>
    <name>ProbeLines</name>
    <message>
        <source>Use this form of the id</source>
        <translation>使用这种 ID 写法</translation>
    </message>
    <message>
        <source>Use the form {0}</source>
        <translation>使用写法 {0}</translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ProseWidget</name>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Reasoning, {0}</source>
        <translation>思考过程，{0}</translation>
    </message>
</context>
<context>
    <name>QuestionWidget</name>
    <message>
        <source>question</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Your message</source>
        <translation>你的消息</translation>
    </message>
    <message>
        <source>Copy question</source>
        <translation>复制提问</translation>
    </message>
    <message>
        <source>Edit question</source>
        <translation>编辑提问</translation>
    </message>
    <message>
        <source>More about this question</source>
        <translation>更多操作</translation>
    </message>
</context>
<context>
    <name>ReadingSettings</name>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>恢复默认大小</translation>
    </message>
</context>
<context>
    <name>ReasoningWidget</name>
    <message>
        <source>Reasoning…</source>
        <translation>正在思考…</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>思考过程</translation>
    </message>
    <message>
        <source>Reasoned for {0}</source>
        <translation>思考了 {0}</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} 秒</translation>
    </message>
    <message>
        <source>{0} min {1} s</source>
        <translation>{0} 分 {1} 秒</translation>
    </message>
</context>
<context>
    <name>RequestDialog</name>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>The key goes along in its header; it is never shown.</source>
        <translation>密钥在请求头中发送，绝不显示。</translation>
    </message>
    <message>
        <source>Key: {0}</source>
        <translation>密钥：{0}</translation>
    </message>
    <message>
        <source>Form of the request</source>
        <translation>请求的形式</translation>
    </message>
    <message numerus="yes">
        <source>… %Ln characters more …</source>
        <translation>
            <numerusform>……另有 %Ln 个字符……</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RescueDialog</name>
    <message>
        <source>Your data is damaged</source>
        <translation>你的数据已损坏</translation>
    </message>
    <message>
        <source>The disk gives back something else than was written. Nothing has been changed. What can still be read is being put together now.</source>
        <translation>从磁盘读回的内容与写入的不一致。没有改动任何数据，正在拼合仍能读取的内容。</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Copy to use</source>
        <translation>要使用的备份</translation>
    </message>
    <message>
        <source>&amp;Copy to use</source>
        <translation>要使用的备份(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit and leave everything</source>
        <translation>退出，保持原样(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows read</source>
        <translation>
            <numerusform>已读取 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose how to go on. Nothing has been changed yet.</source>
        <translation>请选择如何继续，目前没有改动任何数据。</translation>
    </message>
    <message>
        <source>The damaged file is kept in the folder “damaged”; no copy is deleted.</source>
        <translation>损坏的文件保存在“damaged”文件夹中，不会删除任何备份。</translation>
    </message>
    <message>
        <source>The sound file is being written and checked.</source>
        <translation>正在写入并校验完好的文件。</translation>
    </message>
    <message>
        <source>This did not work. Your data was left as it was.</source>
        <translation>没有成功，你的数据保持原样。</translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>Found</source>
        <translation>搜索结果</translation>
    </message>
</context>
<context>
    <name>ResultRows</name>
    <message>
        <source>Recent chats</source>
        <translation>最近的对话</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>GPTs</source>
        <translation>GPT</translation>
    </message>
    <message>
        <source>More GPTs</source>
        <translation>更多 GPT</translation>
    </message>
    <message>
        <source>More commands</source>
        <translation>更多命令</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>More chats</source>
        <translation>更多对话</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>More messages</source>
        <translation>更多消息</translation>
    </message>
    <message>
        <source>{0}. In “{1}”, {2}, {3}</source>
        <translation>{0}。在“{1}”中，{2}，{3}</translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message>
        <source>New name</source>
        <translation>新名称</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search GPTs and chats</source>
        <translation>搜索 GPT 和对话</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Selected chats</source>
        <translation>选中的对话</translation>
    </message>
    <message>
        <source>Select nothing (Esc)</source>
        <translation>取消选择（Esc）</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>彻底删除…</translation>
    </message>
    <message>
        <source>Back to the chats</source>
        <translation>放回对话列表</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>移到文件夹</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>已选 %Ln 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset: {0}</source>
        <translation>重置：{0}</translation>
    </message>
</context>
<context>
    <name>SettingsDesk</name>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>options</source>
        <translation>选项 偏好 options settings</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Settings that can’t be read have their usual values again: {0}. Nothing else is lost, and what they were is kept in the database.</source>
        <translation>无法读取的设置已恢复为默认值：{0}。其他内容都没有丢失，原来的值保留在数据库中。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Gateway and key</source>
        <translation>网关与密钥</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>没有相符的设置。</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何位置</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>书写</translation>
    </message>
    <message>
        <source>Reading, in the conversation</source>
        <translation>阅读对话时</translation>
    </message>
    <message>
        <source>Edit the last question, from the empty box</source>
        <translation>编辑上一个提问（输入框为空时）</translation>
    </message>
    <message>
        <source>Break the line</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>停止回答</translation>
    </message>
    <message>
        <source>To the next message, or back</source>
        <translation>下一条或上一条消息</translation>
    </message>
    <message>
        <source>To the beginning, to the end</source>
        <translation>到开头、到末尾</translation>
    </message>
    <message>
        <source>By pages</source>
        <translation>翻页</translation>
    </message>
    <message>
        <source>Shift with these</source>
        <translation>加按 Shift</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Select the conversation</source>
        <translation>全选对话</translation>
    </message>
    <message>
        <source>Copy what is selected</source>
        <translation>复制选中内容</translation>
    </message>
    <message>
        <source>To links and buttons; press one</source>
        <translation>移到链接和按钮；按下</translation>
    </message>
    <message>
        <source>The menu of what is selected</source>
        <translation>选中内容的菜单</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>keyboard key</source>
        <translation>键盘 按键</translation>
    </message>
</context>
<context>
    <name>SiblingButtons</name>
    <message>
        <source>Previous {0}</source>
        <translation>上一个{0}</translation>
    </message>
    <message>
        <source>Next {0}</source>
        <translation>下一个{0}</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Sidebar</source>
        <translation>侧边栏</translation>
    </message>
    <message>
        <source>Add GPTs</source>
        <translation>添加 GPT</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>GPTs</source>
        <translation>GPT</translation>
    </message>
</context>
<context>
    <name>Speakers</name>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>助手</translation>
    </message>
    <message>
        <source>d MMM yyyy, HH:mm</source>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>{0} gave no answer</source>
        <translation>{0} 没有回答</translation>
    </message>
    <message>
        <source>{0} answered: {1}</source>
        <translation>{0} 回答：{1}</translation>
    </message>
    <message>
        <source>{0} was cut off: {1}</source>
        <translation>{0} 的回答中断：{1}</translation>
    </message>
</context>
<context>
    <name>SwitchRow</name>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>default ({0})</source>
        <translation>默认（{0}）</translation>
    </message>
</context>
<context>
    <name>TableMenu</name>
    <message>
        <source>Copy as TSV (for spreadsheets)</source>
        <translation>复制为 TSV（用于电子表格）</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
</context>
<context>
    <name>TableWidget</name>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>No tags yet. Type one and press Enter.</source>
        <translation>还没有标签，输入后按 Enter。</translation>
    </message>
    <message numerus="yes">
        <source>Tags of %Ln chats</source>
        <translation>
            <numerusform>%Ln 个对话的标签</numerusform>
        </translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>TextMenu</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Copy LaTeX</source>
        <translation>复制 LaTeX</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>ThumbnailButton</name>
    <message>
        <source>Picture: {0}</source>
        <translation>图片：{0}</translation>
    </message>
</context>
<context>
    <name>ToEndButton</name>
    <message>
        <source>Go to the end</source>
        <translation>到末尾</translation>
    </message>
    <message>
        <source>New text</source>
        <translation>有新内容</translation>
    </message>
    <message>
        <source>Go to the new text</source>
        <translation>查看新内容</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
</context>
<context>
    <name>TypedRow</name>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Not everything is saved</source>
        <translation>还有内容没有保存</translation>
    </message>
    <message>
        <source>&amp;Quit and lose it</source>
        <translation>放弃并退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Save elsewhere…</source>
        <translation>存到别处(&amp;S)…</translation>
    </message>
    <message>
        <source>{0} would be lost.</source>
        <translation>将丢失 {0}。</translation>
    </message>
</context>
<context>
    <name>UnsavedKeeper</name>
    <message>
        <source>{0} {1}</source>
        <translation>{0}{1}</translation>
    </message>
    <message>
        <source>Tried again at {0}.</source>
        <translation>{0} 又试了一次。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Copy unsaved text</source>
        <translation>复制未保存的文字</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>存到别处…</translation>
    </message>
    <message>
        <source>Nothing was sent, so that nothing is lost.</source>
        <translation>没有发送，以免丢失。</translation>
    </message>
    <message>
        <source>Send anyway, unsaved</source>
        <translation>不保存，仍然发送</translation>
    </message>
    <message>
        <source>Changes are kept in memory till it works again.</source>
        <translation>更改暂存在内存中，直到恢复正常。</translation>
    </message>
    <message>
        <source>{0} kept in memory till it works again.</source>
        <translation>{0}暂存在内存中，直到恢复正常。</translation>
    </message>
    <message>
        <source>All is saved again.</source>
        <translation>已全部保存。</translation>
    </message>
    <message>
        <source>Save unsaved text elsewhere</source>
        <translation>将未保存的文字存到别处</translation>
    </message>
    <message>
        <source>Text (*.md)</source>
        <translation>文本 (*.md)</translation>
    </message>
    <message>
        <source>Whole conversations, to be imported (*.json)</source>
        <translation>完整对话，可供导入 (*.json)</translation>
    </message>
    <message>
        <source>Unsaved from gpts-desktop</source>
        <translation>gpts-desktop 未保存的内容</translation>
    </message>
    <message>
        <source>{0} was not written: {1}.</source>
        <translation>{0} 没有写入：{1}。</translation>
    </message>
    <message>
        <source>Saved elsewhere</source>
        <translation>已存到别处</translation>
    </message>
</context>
<context>
    <name>UnsavedOffer</name>
    <message>
        <source>When the app was ended, the disk took nothing more. What was unsaved is in {0}.</source>
        <translation>应用结束时磁盘已无法写入，未保存的内容在 {0}。</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>取回</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Don’t offer again</source>
        <translation>不再提示</translation>
    </message>
    <message>
        <source>It stays where it is</source>
        <translation>它会留在原处</translation>
    </message>
</context>
<context>
    <name>UnsavedPage</name>
    <message>
        <source>Question</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
</context>
<context>
    <name>WayChoice</name>
    <message>
        <source>&amp;Rescued, and completed from the copy</source>
        <translation>抢救出的内容，用备份补全(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Only what was rescued</source>
        <translation>只要抢救出的内容(&amp;O)</translation>
    </message>
    <message>
        <source>Only the cop&amp;y</source>
        <translation>只用备份(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Begin anew</source>
        <translation>重新开始(&amp;B)</translation>
    </message>
    <message>
        <source>Nothing can be read, and there is no copy. An empty file takes its place.</source>
        <translation>什么都读不出来，也没有备份，将以空文件代替。</translation>
    </message>
    <message>
        <source>The copy of {0} has {1}. What came later is left out.</source>
        <translation>{0} 的备份有 {1}，之后的内容不在其中。</translation>
    </message>
    <message>
        <source>The copy of {0} adds {1}.</source>
        <translation>{0} 的备份可补上 {1}。</translation>
    </message>
    <message>
        <source>The copy of {0} has no message more.</source>
        <translation>{0} 的备份没有更多消息。</translation>
    </message>
    <message>
        <source>What you deleted for good since then comes back.</source>
        <translation>此后你彻底删除的内容会重新出现。</translation>
    </message>
    <message>
        <source>{0} saved from the damaged file.</source>
        <translation>从损坏的文件中救出 {0}。</translation>
    </message>
    <message>
        <source>{0} of {1} saved from the damaged file, in {2}.</source>
        <translation>从损坏的文件中救出 {1}中的 {0} 条，分布在 {2}中。</translation>
    </message>
</context>
<context>
    <name>WindowCommands</name>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Add GPTs</source>
        <translation>添加 GPT</translation>
    </message>
    <message>
        <source>link paste</source>
        <translation>链接 粘贴</translation>
    </message>
    <message>
        <source>Find in conversation</source>
        <translation>在对话中查找</translation>
    </message>
    <message>
        <source>Parameters…</source>
        <translation>参数…</translation>
    </message>
    <message>
        <source>Show request</source>
        <translation>查看请求</translation>
    </message>
    <message>
        <source>Copy the GPT&apos;s link</source>
        <translation>复制 GPT 链接</translation>
    </message>
    <message>
        <source>Filter GPTs and chats</source>
        <translation>筛选 GPT 和对话</translation>
    </message>
    <message>
        <source>sidebar</source>
        <translation>侧边栏</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>写消息</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>显示或隐藏侧边栏</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Text of the usual size</source>
        <translation>默认文字大小</translation>
    </message>
    <message>
        <source>Theme: like the system</source>
        <translation>主题：跟随系统</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>主题：浅色</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>主题：深色</translation>
    </message>
    <message>
        <source>Language: {0}</source>
        <translation>语言：{0}</translation>
    </message>
    <message>
        <source>Gateway and key…</source>
        <translation>网关与密钥…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>全局搜索</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Find the next</source>
        <translation>查找下一处</translation>
    </message>
    <message>
        <source>Find the one before</source>
        <translation>查找上一处</translation>
    </message>
    <message>
        <source>New chat with {0}</source>
        <translation>与 {0} 开始新对话</translation>
    </message>
</context>
<context>
    <name>_Hosts</name>
    <message>
        <source>Hosts whose pictures are always loaded</source>
        <translation>始终加载图片的网站</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>_KeysEdit</name>
    <message>
        <source>Keys of: {0}</source>
        <translation>快捷键：{0}</translation>
    </message>
    <message>
        <source>Needed for typing and editing</source>
        <translation>输入和编辑时需要</translation>
    </message>
    <message>
        <source>Taken by “{0}”</source>
        <translation>已被“{0}”占用</translation>
    </message>
</context>
<context>
    <name>_LinkBox</name>
    <message>
        <source>Link of a GPT</source>
        <translation>GPT 链接</translation>
    </message>
    <message>
        <source>Add GPT</source>
        <translation>添加 GPT</translation>
    </message>
</context>
<context>
    <name>copy_words</name>
    <message>
        <source>MMM d, yyyy, HH:mm</source>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>{0} in {1}</source>
        <translation>{1}，共 {0}</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>每日</translation>
    </message>
    <message>
        <source>Before an update</source>
        <translation>更新之前</translation>
    </message>
    <message>
        <source>Before a restore</source>
        <translation>恢复之前</translation>
    </message>
    <message>
        <source>Made by you</source>
        <translation>手动</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>gpts-desktop is open already, but its window does not answer.</source>
        <translation>gpts-desktop 已经打开，但它的窗口没有响应。</translation>
    </message>
    <message>
        <source>This is more than a key; enter the key alone.</source>
        <translation>这里不止一个密钥，请只输入密钥本身。</translation>
    </message>
    <message>
        <source>Enter the gateway&apos;s key; it mostly begins with sk-</source>
        <translation>请输入网关的密钥，通常以 sk- 开头</translation>
    </message>
    <message>
        <source>This is an address, not a key.</source>
        <translation>这是网址，不是密钥。</translation>
    </message>
    <message>
        <source>This is a key shortened for display; copy the whole key.</source>
        <translation>这是缩略显示的密钥，请复制完整的密钥。</translation>
    </message>
    <message>
        <source>The key has characters in it that no key has, such as Chinese ones.</source>
        <translation>密钥中含有不该出现的字符，例如汉字。</translation>
    </message>
    <message>
        <source>The key has control characters in it.</source>
        <translation>密钥中含有控制字符。</translation>
    </message>
    <message>
        <source>This is too long for a key.</source>
        <translation>太长了，不像是密钥。</translation>
    </message>
    <message>
        <source>These are several keys; enter one.</source>
        <translation>这里有多个密钥，请只输入一个。</translation>
    </message>
    <message>
        <source>“{name}” is larger than 20 MB.</source>
        <translation>“{name}”超过 20 MB。</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>“{name}”是空的。</translation>
    </message>
    <message>
        <source>“{name}” can&apos;t go along: it is neither a picture (PNG, JPEG, GIF, WebP) nor a text.</source>
        <translation>无法附上“{name}”：它既不是图片（PNG、JPEG、GIF、WebP），也不是文本。</translation>
    </message>
    <message>
        <source>Plain http: anyone on the way can read your key and your chats. Use https:// unless you trust the whole way to this gateway.</source>
        <translation>明文 http：途中任何人都能看到你的密钥和对话。除非整条线路都可信，否则请使用 https://。</translation>
    </message>
    <message>
        <source>A base URL has no “?” in it; put “#” at its end to use it as it is.</source>
        <translation>Base URL 中不应有“?”；如要原样使用，请在末尾加上“#”。</translation>
    </message>
    <message>
        <source>Enter the gateway&apos;s address, for example https://api.gpt.ge/</source>
        <translation>请输入网关地址，例如 https://api.gpt.ge/</translation>
    </message>
    <message>
        <source>This looks like a key; the key goes into its own field.</source>
        <translation>这看起来是密钥，请填到密钥一栏。</translation>
    </message>
    <message>
        <source>The address has blanks in it.</source>
        <translation>地址中含有空格。</translation>
    </message>
    <message>
        <source>The address has a backslash in it; it is written with “/”.</source>
        <translation>地址中含有反斜杠，应写作“/”。</translation>
    </message>
    <message>
        <source>“{scheme}” is not spoken here; the address begins with https://</source>
        <translation>不支持“{scheme}”，地址应以 https:// 开头</translation>
    </message>
    <message>
        <source>The address has a wrong port or host.</source>
        <translation>地址中的端口或主机名有误。</translation>
    </message>
    <message>
        <source>The address has a name or password in it; the key has its own field.</source>
        <translation>地址中含有用户名或密码；密钥请填到专门的一栏。</translation>
    </message>
    <message>
        <source>“{host}” is not the name of a host.</source>
        <translation>“{host}”不是有效的主机名。</translation>
    </message>
    <message>
        <source>The address has no host.</source>
        <translation>地址中缺少主机名。</translation>
    </message>
    <message>
        <source>The address begins with https:// or http://</source>
        <translation>地址应以 https:// 或 http:// 开头</translation>
    </message>
    <message>
        <source>There is no key for this gateway yet.</source>
        <translation>这个网关还没有密钥。</translation>
    </message>
    <message>
        <source>Built-in demo</source>
        <translation>内置演示</translation>
    </message>
    <message>
        <source>it is not written as JSON</source>
        <translation>内容不符合 JSON 格式</translation>
    </message>
    <message>
        <source>the file ends before it</source>
        <translation>文件在此之前就结束了</translation>
    </message>
    <message>
        <source>it is no conversation</source>
        <translation>它不是对话</translation>
    </message>
    <message>
        <source>there is no conversation in it</source>
        <translation>其中没有对话</translation>
    </message>
    <message>
        <source>it is no JSON</source>
        <translation>它不是 JSON</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>它是空的</translation>
    </message>
    <message>
        <source>the file ends in the middle of it</source>
        <translation>文件到一半就断了</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>它太大了</translation>
    </message>
    <message>
        <source>it holds what no JSON reader takes</source>
        <translation>其中有任何 JSON 解析器都无法接受的内容</translation>
    </message>
    <message>
        <source>Nothing new in this archive</source>
        <translation>归档中没有新内容</translation>
    </message>
    <message numerus="yes">
        <source>{n} messages</source>
        <translation>
            <numerusform>{n} 条消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pictures or files</source>
        <translation>
            <numerusform>{n} 个图片或文件</numerusform>
        </translation>
    </message>
    <message>
        <source>{messages} and {files}</source>
        <translation>{messages}和 {files}</translation>
    </message>
    <message numerus="yes">
        <source>Import stopped: {n} new conversations came in</source>
        <translation>
            <numerusform>导入已停止：新增 {n} 个对话</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing could be imported</source>
        <translation>没有可以导入的内容</translation>
    </message>
    <message numerus="yes">
        <source>{n} conversations imported</source>
        <translation>
            <numerusform>已导入 {n} 个对话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} conversations brought up to date</source>
        <translation>
            <numerusform>已更新 {n} 个对话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} GPTs imported</source>
        <translation>
            <numerusform>已导入 {n} 个 GPT</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} conversations</source>
        <translation>
            <numerusform>{n} 个对话</numerusform>
        </translation>
    </message>
    <message>
        <source>{conversations} came in, with {what}.</source>
        <translation>新增 {conversations}，含 {what}。</translation>
    </message>
    <message numerus="yes">
        <source>{n} conversations that you had got what is new.</source>
        <translation>
            <numerusform>{n} 个已有的对话补上了新内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} conversations were here already and stay as they are.</source>
        <translation>
            <numerusform>{n} 个对话已经存在，保持原样。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} conversations lie in the trash here and stay there.</source>
        <translation>
            <numerusform>{n} 个对话在回收站中，仍留在那里。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} conversations that you deleted here were not brought back.</source>
        <translation>
            <numerusform>{n} 个你删除过的对话没有重新导入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} conversations held no message that is shown.</source>
        <translation>
            <numerusform>{n} 个对话中没有可显示的消息。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} conversations could not be read.</source>
        <translation>
            <numerusform>{n} 个对话无法读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} GPTs came into your library.</source>
        <translation>
            <numerusform>列表中新增 {n} 个 GPT。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pictures or files that messages point to are not in the archive.</source>
        <translation>
            <numerusform>消息引用的 {n} 个图片或文件不在归档中。</numerusform>
        </translation>
    </message>
    <message>
        <source>Of kinds of messages that are unknown here only the text came: {kinds}.</source>
        <translation>以下未知类型的消息只导入了文字：{kinds}。</translation>
    </message>
    <message>
        <source>You stopped it. What came is whole; importing again brings the rest.</source>
        <translation>你停止了导入。已导入的部分是完整的，再次导入可补上其余部分。</translation>
    </message>
    <message>
        <source>In detail:</source>
        <translation>详情：</translation>
    </message>
    <message>
        <source>… and {n} more.</source>
        <translation>……另有 {n} 项。</translation>
    </message>
    <message>
        <source>No GPT’s link found</source>
        <translation>没有找到 GPT 链接</translation>
    </message>
    <message numerus="yes">
        <source>{n} were already here</source>
        <translation>
            <numerusform>{n} 个已经存在</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} was already here</source>
        <translation>{name} 已经存在</translation>
    </message>
    <message>
        <source>{n} GPTs were already here</source>
        <translation>{n} 个 GPT 已经存在</translation>
    </message>
    <message>
        <source>{reason} ({count})</source>
        <translation>{reason}（{count}）</translation>
    </message>
    <message>
        <source>other reasons ({rest})</source>
        <translation>其他原因（{rest}）</translation>
    </message>
    <message numerus="yes">
        <source>{n} GPTs added</source>
        <translation>
            <numerusform>已添加 {n} 个 GPT</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} refused: {reasons}</source>
        <translation>{number} 个未能添加：{reasons}</translation>
    </message>
    <message>
        <source>a project, not a GPT</source>
        <translation>是项目，不是 GPT</translation>
    </message>
    <message>
        <source>a GPT&apos;s address with an incomplete id</source>
        <translation>GPT 网址中的 ID 不完整</translation>
    </message>
    <message>
        <source>a page of ChatGPT, but not a GPT</source>
        <translation>是 ChatGPT 的网页，但不是 GPT</translation>
    </message>
    <message>
        <source>not on chatgpt.com</source>
        <translation>不在 chatgpt.com 上</translation>
    </message>
    <message>
        <source>only looks like chatgpt.com</source>
        <translation>只是看起来像 chatgpt.com</translation>
    </message>
    <message>
        <source>hides its site behind an @</source>
        <translation>用 @ 掩盖了真实网站</translation>
    </message>
    <message>
        <source>has a backslash in it</source>
        <translation>含有反斜杠</translation>
    </message>
    <message>
        <source>not a web address</source>
        <translation>不是网址</translation>
    </message>
    <message>
        <source>part of an address, without its site</source>
        <translation>网址不完整，缺少网站</translation>
    </message>
    <message>
        <source>the start page of ChatGPT, not a GPT</source>
        <translation>是 ChatGPT 首页，不是 GPT</translation>
    </message>
    <message>
        <source>a group chat, not a GPT</source>
        <translation>是群聊，不是 GPT</translation>
    </message>
    <message>
        <source>a shared chat, not a GPT</source>
        <translation>是分享的对话，不是 GPT</translation>
    </message>
    <message>
        <source>a chat, not a GPT</source>
        <translation>是对话，不是 GPT</translation>
    </message>
    <message>
        <source>the list of GPTs, not a GPT</source>
        <translation>是 GPT 列表页，不是 GPT</translation>
    </message>
    <message>
        <source>a page of Codex, not a GPT</source>
        <translation>是 Codex 的网页，不是 GPT</translation>
    </message>
    <message>
        <source>a file with no text in it</source>
        <translation>文件中没有文字</translation>
    </message>
    <message>
        <source>a damaged .webloc file</source>
        <translation>损坏的 .webloc 文件</translation>
    </message>
    <message>
        <source>There is no chat service at this address.</source>
        <translation>这个地址上没有对话服务。</translation>
    </message>
    <message>
        <source>A retry is a new call.</source>
        <translation>重试会产生一次新的调用。</translation>
    </message>
    <message>
        <source>nothing was charged as far as the gateway says</source>
        <translation>按网关的答复，没有计费</translation>
    </message>
    <message>
        <source>the gateway may have charged the call</source>
        <translation>网关可能已对这次调用计费</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Enter the key</source>
        <translation>输入密钥</translation>
    </message>
    <message>
        <source>Gateway settings</source>
        <translation>网关设置</translation>
    </message>
    <message>
        <source>Try the other forms (1 call each)</source>
        <translation>尝试其他写法（每种调用 1 次）</translation>
    </message>
    <message>
        <source>Show request</source>
        <translation>查看请求</translation>
    </message>
    <message>
        <source>Another key or group of the gateway may have GPTs.</source>
        <translation>换一个密钥或网关分组，也许就能使用 GPT。</translation>
    </message>
    <message>
        <source>The GPT may also have been taken down.</source>
        <translation>这个 GPT 也可能已经下架。</translation>
    </message>
    <message>
        <source>Check the base URL: such a page comes from a wrong address.</source>
        <translation>请检查 Base URL：出现这种网页通常是地址不对。</translation>
    </message>
    <message>
        <source>Check the base URL.</source>
        <translation>请检查 Base URL。</translation>
    </message>
    <message>
        <source>Nothing was sent: someone may be listening, or the clock here is wrong.</source>
        <translation>没有发送任何内容：线路可能被监听，或者本机时钟不准。</translation>
    </message>
    <message>
        <source>What arrived is kept. Continuing or retrying is a new call.</source>
        <translation>已收到的内容会保留。继续或重试会产生一次新的调用。</translation>
    </message>
    <message numerus="yes">
        <source>{n} characters</source>
        <translation>
            <numerusform>{n} 个字符</numerusform>
        </translation>
    </message>
    <message>
        <source>{host} · nothing was sent</source>
        <translation>{host} · 没有发送任何内容</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <source>You stopped the answer</source>
        <translation>你停止了回答</translation>
    </message>
    <message>
        <source>The answer broke off after {count}</source>
        <translation>回答在 {count}后中断</translation>
    </message>
    <message>
        <source>What arrived is kept. {new_call}</source>
        <translation>已收到的内容会保留。{new_call}</translation>
    </message>
    <message>
        <source>{status} from {host} · {charge}</source>
        <translation>{host} 返回 {status} · {charge}</translation>
    </message>
    <message>
        <source>No answer from {host} · {new_call}</source>
        <translation>{host} 没有回应 · {new_call}</translation>
    </message>
    <message>
        <source>Retry ({n} candidates)</source>
        <translation>重试（{n} 个候选回答）</translation>
    </message>
    <message>
        <source>The gateway said:</source>
        <translation>网关的答复：</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态码</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>Retry after</source>
        <translation>重试等待</translation>
    </message>
    <message>
        <source>The model refused</source>
        <translation>模型拒绝回答</translation>
    </message>
    <message>
        <source>The answer reached its length limit</source>
        <translation>回答达到了长度上限</translation>
    </message>
    <message>
        <source>Continuing is a new call.</source>
        <translation>继续会产生一次新的调用。</translation>
    </message>
    <message>
        <source>The gateway&apos;s content filter ended the answer</source>
        <translation>网关的内容过滤终止了回答</translation>
    </message>
    <message>
        <source>Stopped before an answer came</source>
        <translation>在回答到来之前停止了</translation>
    </message>
    <message>
        <source>The connection broke after {count}</source>
        <translation>连接在收到 {count}后断开</translation>
    </message>
    <message>
        <source>The gateway sent no answer.</source>
        <translation>网关没有返回回答。</translation>
    </message>
    <message>
        <source>The gateway fell silent after {count}</source>
        <translation>网关在发出 {count}后没有了动静</translation>
    </message>
    <message>
        <source>{what} (after {count})</source>
        <translation>{what}（已收到 {count}）</translation>
    </message>
    <message>
        <source>A gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>Where a conversation is kept</source>
        <translation>对话的存放位置</translation>
    </message>
    <message>
        <source>“{name}” is no call of this version</source>
        <translation>“{name}”不是本版本的操作</translation>
    </message>
    <message>
        <source>A call can&apos;t be read: what has to be a text is none.</source>
        <translation>无法读取一项操作：应为文本的内容不是文本。</translation>
    </message>
    <message>
        <source>A call can&apos;t be read: what has to be a list is none.</source>
        <translation>无法读取一项操作：应为列表的内容不是列表。</translation>
    </message>
    <message>
        <source>the usage of {name}</source>
        <translation>{name}的用量</translation>
    </message>
    <message>
        <source>the failure of {name}</source>
        <translation>{name}的错误信息</translation>
    </message>
    <message>
        <source>This is no export of gpts-desktop.</source>
        <translation>这不是 gpts-desktop 的导出文件。</translation>
    </message>
    <message>
        <source>This export of gpts-desktop does not say which version it is of.</source>
        <translation>这个 gpts-desktop 导出文件没有注明版本。</translation>
    </message>
    <message>
        <source>A newer gpts-desktop wrote this export (its format is {version}, this version reads {newest}). Update gpts-desktop, then import it.</source>
        <translation>这个文件由更新版本的 gpts-desktop 导出（格式 {version}，本版本支持到 {newest}）。请先更新 gpts-desktop，再导入。</translation>
    </message>
    <message>
        <source>“{id}” is no GPT&apos;s id</source>
        <translation>“{id}”不是 GPT 的 ID</translation>
    </message>
    <message>
        <source>its role “{name}” is unknown</source>
        <translation>角色“{name}”未知</translation>
    </message>
    <message>
        <source>its state “{name}” is unknown</source>
        <translation>状态“{name}”未知</translation>
    </message>
    <message>
        <source>“{id}” follows “{parent}”, which is not there</source>
        <translation>“{id}”接在“{parent}”之后，但后者不存在</translation>
    </message>
    <message>
        <source>two of its messages have the id “{id}”</source>
        <translation>有两条消息的 ID 都是“{id}”</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read: {reason}.</source>
        <translation>无法读取 {name}：{reason}。</translation>
    </message>
    <message>
        <source>it is no JSON object</source>
        <translation>它不是 JSON 对象</translation>
    </message>
    <message>
        <source>“{field}” is no text</source>
        <translation>“{field}”不是文本</translation>
    </message>
    <message>
        <source>“{field}” is missing</source>
        <translation>缺少“{field}”</translation>
    </message>
    <message>
        <source>“{field}” is neither true nor false</source>
        <translation>“{field}”既不是 true 也不是 false</translation>
    </message>
    <message>
        <source>“{field}” is no number</source>
        <translation>“{field}”不是数字</translation>
    </message>
    <message>
        <source>“{field}” is no finite number</source>
        <translation>“{field}”不是有限的数字</translation>
    </message>
    <message>
        <source>“{field}” is no whole number, or too large</source>
        <translation>“{field}”不是整数，或者太大</translation>
    </message>
    <message>
        <source>“{field}” is no JSON object</source>
        <translation>“{field}”不是 JSON 对象</translation>
    </message>
    <message>
        <source>“{field}” is no list of texts</source>
        <translation>“{field}”不是文本列表</translation>
    </message>
    <message>
        <source>“{field}” is no list</source>
        <translation>“{field}”不是列表</translation>
    </message>
    <message>
        <source>“{field}” is no time in ISO 8601</source>
        <translation>“{field}”不是 ISO 8601 格式的时间</translation>
    </message>
    <message>
        <source>“{field}” is not in base64</source>
        <translation>“{field}”不是 base64 编码</translation>
    </message>
    <message>
        <source>The file of unsaved work</source>
        <translation>未保存内容的文件</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Higher answers vary more.</source>
        <translation>越高，回答越多样。</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>Nucleus sampling: the share of likely words.</source>
        <translation>核采样：只取概率最高的一部分词。</translation>
    </message>
    <message>
        <source>Max tokens</source>
        <translation>最大 token 数</translation>
    </message>
    <message>
        <source>The most tokens to generate.</source>
        <translation>最多生成多少 token。</translation>
    </message>
    <message>
        <source>Candidates (n)</source>
        <translation>候选回答数（n）</translation>
    </message>
    <message>
        <source>Each candidate can be charged.</source>
        <translation>每个候选回答都可能计费。</translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation>存在惩罚</translation>
    </message>
    <message>
        <source>New subjects.</source>
        <translation>鼓励谈论新话题。</translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation>频率惩罚</translation>
    </message>
    <message>
        <source>Fewer repetitions.</source>
        <translation>减少重复。</translation>
    </message>
    <message>
        <source>Logit bias</source>
        <translation>Logit 偏置</translation>
    </message>
    <message>
        <source>JSON: token id to bias.</source>
        <translation>JSON：token ID 对应偏置。</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>An identifier of the end user.</source>
        <translation>最终用户的标识。</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>流式输出</translation>
    </message>
    <message>
        <source>Show the answer as it comes.</source>
        <translation>边生成边显示回答。</translation>
    </message>
    <message>
        <source>System message</source>
        <translation>系统消息</translation>
    </message>
    <message>
        <source>Sent before the chat, if set.</source>
        <translation>如有设置，会在对话之前发送。</translation>
    </message>
    <message>
        <source>{label} is a whole number.</source>
        <translation>{label}应为整数。</translation>
    </message>
    <message>
        <source>{label} is a number.</source>
        <translation>{label}应为数字。</translation>
    </message>
    <message>
        <source>{label} is JSON, for example {example}.</source>
        <translation>{label}应为 JSON，例如 {example}。</translation>
    </message>
    <message>
        <source>{label} is a whole number from {low} to {high}.</source>
        <translation>{label}应为 {low} 到 {high} 的整数。</translation>
    </message>
    <message>
        <source>{label} is a number from {low} to {high}.</source>
        <translation>{label}应为 {low} 到 {high} 的数字。</translation>
    </message>
    <message>
        <source>{label} is a whole number, at least {low}.</source>
        <translation>{label}应为不小于 {low} 的整数。</translation>
    </message>
    <message>
        <source>{label} is a number, at least {low}.</source>
        <translation>{label}应为不小于 {low} 的数字。</translation>
    </message>
    <message>
        <source>{label} is on or off.</source>
        <translation>{label}只能是开或关。</translation>
    </message>
    <message>
        <source>{label} is a text.</source>
        <translation>{label}应为文本。</translation>
    </message>
    <message>
        <source>{label}: “{token}” is no token id.</source>
        <translation>{label}：“{token}”不是 token ID。</translation>
    </message>
    <message>
        <source>{name}: takes a day such as 2024-03-31, a month or a year, not {value}.</source>
        <translation>{name}: 后应为日期（如 2024-03-31）、月份或年份，而不是 {value}。</translation>
    </message>
    <message>
        <source>{name}: takes {known}, not {value}.</source>
        <translation>{name}: 后应为 {known}，而不是 {value}。</translation>
    </message>
    <message>
        <source>The answer ended before it was complete.</source>
        <translation>回答还没完成就结束了。</translation>
    </message>
    <message>
        <source>Something went wrong in the app itself.</source>
        <translation>应用自身出了问题。</translation>
    </message>
    <message>
        <source>What came is neither JSON nor a stream of events.</source>
        <translation>收到的既不是 JSON，也不是事件流。</translation>
    </message>
    <message>
        <source>The gateway&apos;s answer was empty.</source>
        <translation>网关返回了空的回答。</translation>
    </message>
    <message>
        <source>The gateway&apos;s answer is not of the API&apos;s shape.</source>
        <translation>网关的回答不符合 API 的格式。</translation>
    </message>
    <message>
        <source>The gateway&apos;s answer is broken JSON.</source>
        <translation>网关返回的 JSON 不完整。</translation>
    </message>
    <message>
        <source>The gateway ended the stream without an answer.</source>
        <translation>网关结束了数据流，却没有给出回答。</translation>
    </message>
    <message>
        <source>The gateway sent something that is not JSON.</source>
        <translation>网关发来的内容不是 JSON。</translation>
    </message>
    <message>
        <source>The system&apos;s proxy {shown_proxy} is a SOCKS proxy, which this installation can&apos;t use (the package socksio is missing).</source>
        <translation>系统代理 {shown_proxy} 是 SOCKS 代理，当前安装无法使用（缺少 socksio 包）。</translation>
    </message>
    <message>
        <source>The system&apos;s proxy setting is no address: {shown_proxy}.</source>
        <translation>系统的代理设置不是有效地址：{shown_proxy}。</translation>
    </message>
    <message>
        <source>This gateway does not offer this GPT in this form.</source>
        <translation>网关不支持这个 GPT，或不支持这种 ID 写法。</translation>
    </message>
    <message>
        <source>The gateway does not accept this key.</source>
        <translation>网关不接受这个密钥。</translation>
    </message>
    <message>
        <source>This key may not use this GPT or model.</source>
        <translation>这个密钥无权使用该 GPT 或模型。</translation>
    </message>
    <message>
        <source>The gateway did not let this call in.</source>
        <translation>网关拒绝了这次调用。</translation>
    </message>
    <message>
        <source>There is no credit left on this key or account.</source>
        <translation>密钥或账户的额度已用完。</translation>
    </message>
    <message>
        <source>The gateway is busy, or was called too often.</source>
        <translation>网关繁忙，或者调用过于频繁。</translation>
    </message>
    <message>
        <source>There is trouble at the gateway, not at your computer.</source>
        <translation>问题出在网关，不在你的电脑。</translation>
    </message>
    <message>
        <source>The gateway refused the request.</source>
        <translation>网关拒绝了请求。</translation>
    </message>
    <message>
        <source>The gateway reported an error.</source>
        <translation>网关报告了错误。</translation>
    </message>
    <message>
        <source>A web page came instead of an answer.</source>
        <translation>收到的是网页，而不是回答。</translation>
    </message>
    <message>
        <source>The gateway took too long.</source>
        <translation>网关用时过长。</translation>
    </message>
    <message>
        <source>The gateway points to {place}. Nothing was sent there; enter that address as the base URL if you trust it.</source>
        <translation>网关要求转到 {place}。没有向那里发送任何内容；如果信任它，请把它填为 Base URL。</translation>
    </message>
    <message>
        <source>The gateway points elsewhere. Nothing was sent there; enter that address as the base URL if you trust it.</source>
        <translation>网关要求转到别处。没有向那里发送任何内容；如果信任那个地址，请把它填为 Base URL。</translation>
    </message>
    <message>
        <source>{host} asks for a login.</source>
        <translation>{host} 要求登录。</translation>
    </message>
    <message>
        <source>{host} does not give this picture out (403). Its link may have expired.</source>
        <translation>{host} 不提供这张图片（403），链接可能已过期。</translation>
    </message>
    <message>
        <source>{host} does not have this picture (404).</source>
        <translation>{host} 上没有这张图片（404）。</translation>
    </message>
    <message>
        <source>{host} does not have this picture any more (410).</source>
        <translation>{host} 上已不再有这张图片（410）。</translation>
    </message>
    <message>
        <source>{host} was asked too often (429).</source>
        <translation>对 {host} 的请求过于频繁（429）。</translation>
    </message>
    <message>
        <source>{host} says that the picture is at {there}.</source>
        <translation>{host} 说图片在 {there}。</translation>
    </message>
    <message>
        <source>What {host} sent is no picture (PNG, JPEG, GIF, WebP).</source>
        <translation>{host} 发来的不是图片（PNG、JPEG、GIF、WebP）。</translation>
    </message>
    <message>
        <source>{host} sends from one address to the next, without an end.</source>
        <translation>{host} 不断跳转，没有尽头。</translation>
    </message>
    <message>
        <source>The picture of {host} is larger than {size} MB; it was not loaded.</source>
        <translation>{host} 的图片超过 {size} MB，没有加载。</translation>
    </message>
    <message>
        <source>{host} points to an address that can&apos;t be read.</source>
        <translation>{host} 指向了无法识别的地址。</translation>
    </message>
    <message>
        <source>{host} points to a connection that is not secure.</source>
        <translation>{host} 指向了不安全的连接。</translation>
    </message>
    <message>
        <source>{host} has trouble ({status}).</source>
        <translation>{host} 出了问题（{status}）。</translation>
    </message>
    <message>
        <source>{host} refused ({status}).</source>
        <translation>{host} 拒绝了请求（{status}）。</translation>
    </message>
    <message>
        <source>{host} sent a web page and no picture.</source>
        <translation>{host} 发来的是网页，不是图片。</translation>
    </message>
    <message>
        <source>{host} sent a picture of a kind that is not shown here ({name}).</source>
        <translation>{host} 发来的图片格式不受支持（{name}）。</translation>
    </message>
    <message>
        <source>The picture&apos;s address can&apos;t be read.</source>
        <translation>无法识别图片的地址。</translation>
    </message>
    <message numerus="yes">
        <source>{n} models</source>
        <translation>
            <numerusform>{n} 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>name and TLS · {milliseconds} ms</source>
        <translation>域名与 TLS 正常 · {milliseconds} 毫秒</translation>
    </message>
    <message>
        <source>name and connection · {milliseconds} ms</source>
        <translation>域名与连接正常 · {milliseconds} 毫秒</translation>
    </message>
    <message>
        <source>{count}, GPTs as {shown}</source>
        <translation>{count}，GPT 写作 {shown}</translation>
    </message>
    <message>
        <source>{count}, no GPTs among them</source>
        <translation>{count}，其中没有 GPT</translation>
    </message>
    <message>
        <source>this gateway does not list its models: the first question will test the key</source>
        <translation>这个网关不列出模型，密钥将在第一次提问时检验</translation>
    </message>
    <message>
        <source>The list of models is empty.</source>
        <translation>模型列表是空的。</translation>
    </message>
    <message>
        <source>an exact address: the first question will test it</source>
        <translation>这是完整地址，将在第一次提问时检验</translation>
    </message>
    <message>
        <source>The list of models is broken JSON.</source>
        <translation>模型列表的 JSON 不完整。</translation>
    </message>
    <message>
        <source>key accepted</source>
        <translation>密钥有效</translation>
    </message>
    <message>
        <source>no key needed for the list</source>
        <translation>列出模型不需要密钥</translation>
    </message>
    <message>
        <source>The list of models is too long.</source>
        <translation>模型列表太长。</translation>
    </message>
    <message>
        <source>the proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>{host} is in your own network or on this computer: no answer may have the app ask there.</source>
        <translation>{host} 在你的内网或本机上，不允许回答让应用访问它。</translation>
    </message>
    <message>
        <source>The name “{host}” was not found.</source>
        <translation>找不到域名“{host}”。</translation>
    </message>
    <message>
        <source>has expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>is not valid yet</source>
        <translation>尚未生效</translation>
    </message>
    <message>
        <source>is self-signed</source>
        <translation>是自签名的</translation>
    </message>
    <message>
        <source>comes from an authority that this computer does not know</source>
        <translation>由本机不认识的机构签发</translation>
    </message>
    <message>
        <source>was revoked</source>
        <translation>已被吊销</translation>
    </message>
    <message>
        <source>is for another name</source>
        <translation>属于另一个域名</translation>
    </message>
    <message>
        <source>is for another address</source>
        <translation>属于另一个地址</translation>
    </message>
    <message>
        <source>{host} through the proxy {proxy}</source>
        <translation>{host}（经代理 {proxy}）</translation>
    </message>
    <message>
        <source>The connection broke.</source>
        <translation>连接断开了。</translation>
    </message>
    <message>
        <source>{host} was silent for {limit} s.</source>
        <translation>{host} 已有 {limit} 秒没有动静。</translation>
    </message>
    <message>
        <source>The connection to {host} did not outlast this computer’s sleep.</source>
        <translation>与 {host} 的连接在电脑睡眠期间断开了。</translation>
    </message>
    <message>
        <source>No secure connection to {host} could be made.</source>
        <translation>无法与 {host} 建立安全连接。</translation>
    </message>
    <message>
        <source>{way} was not reached within {limit} s.</source>
        <translation>{limit} 秒内没有连上 {way}。</translation>
    </message>
    <message>
        <source>{way} did not take the request in time.</source>
        <translation>{way} 没有及时接收请求。</translation>
    </message>
    <message>
        <source>The gateway&apos;s answer is compressed in a way that can&apos;t be read.</source>
        <translation>网关的回答使用了无法识别的压缩方式。</translation>
    </message>
    <message>
        <source>The proxy {proxy} refused the connection to {host}.</source>
        <translation>代理 {proxy} 拒绝连接 {host}。</translation>
    </message>
    <message>
        <source>{way} can&apos;t be reached.</source>
        <translation>无法连接 {way}。</translation>
    </message>
    <message>
        <source>is not trusted by this computer</source>
        <translation>不受本机信任</translation>
    </message>
    <message>
        <source>The certificate of {host} {why}.</source>
        <translation>{host} 的证书{why}。</translation>
    </message>
    <message>
        <source>{host} does not speak https on this port.</source>
        <translation>{host} 的这个端口不支持 https。</translation>
    </message>
    <message>
        <source>A sound copy could not be made: the data is damaged.</source>
        <translation>无法生成完好的备份：数据已损坏。</translation>
    </message>
    <message>
        <source>There is no room for a copy of your data: {megabytes} MB are needed in {folder}.</source>
        <translation>空间不足，无法备份数据：{folder} 需要 {megabytes} MB。</translation>
    </message>
    <message>
        <source>Another window is making a copy of the data.</source>
        <translation>另一个窗口正在备份数据。</translation>
    </message>
    <message>
        <source>{path} is damaged. It was left as it is.</source>
        <translation>{path} 已损坏，没有改动它。</translation>
    </message>
    <message>
        <source>{file} does not tell where the data is.</source>
        <translation>{file} 没有写明数据的位置。</translation>
    </message>
    <message>
        <source>There is no conversation “{conversation_id}”.</source>
        <translation>没有对话“{conversation_id}”。</translation>
    </message>
    <message>
        <source>{path} is a file: many pages need a folder, or a .zip.</source>
        <translation>{path} 是文件：多个页面需要存入文件夹或 .zip。</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read: {strerror}.</source>
        <translation>无法读取 {path}：{strerror}。</translation>
    </message>
    <message>
        <source>{path} was written by a newer version of GPTs Desktop. It was left as it is: install that version, or choose another data folder.</source>
        <translation>{path} 由更新版本的 GPTs Desktop 写入，没有改动它：请安装新版本，或选择其他数据文件夹。</translation>
    </message>
    <message>
        <source>{path} is another program&apos;s database. It was left as it is.</source>
        <translation>{path} 是其他程序的数据库，没有改动它。</translation>
    </message>
    <message>
        <source>{path} is no database, or damaged. It was left as it is.</source>
        <translation>{path} 不是数据库或已损坏，没有改动它。</translation>
    </message>
    <message>
        <source>Your data is in {data}, and there is none now. Is the disk connected?</source>
        <translation>你的数据在 {data}，但现在那里没有数据。磁盘连接好了吗？</translation>
    </message>
    <message>
        <source>“{name}” is cut off: only what lies before the cut can be read.</source>
        <translation>“{name}”不完整：只能读取断点之前的内容。</translation>
    </message>
    <message>
        <source>“{filename}” can&apos;t be read: {strerror}.</source>
        <translation>无法读取“{filename}”：{strerror}。</translation>
    </message>
    <message>
        <source>“{path}” is no file that can be read.</source>
        <translation>“{path}”不是可读取的文件。</translation>
    </message>
    <message>
        <source>“{path}” does not exist.</source>
        <translation>“{path}”不存在。</translation>
    </message>
    <message>
        <source>the zip was cut here</source>
        <translation>zip 在此处断开</translation>
    </message>
    <message>
        <source>The import was cancelled.</source>
        <translation>导入已取消。</translation>
    </message>
    <message>
        <source>“{name}” is too large.</source>
        <translation>“{name}”太大。</translation>
    </message>
    <message>
        <source>“{name}” is damaged.</source>
        <translation>“{name}”已损坏。</translation>
    </message>
    <message>
        <source>it is damaged or cut off</source>
        <translation>它已损坏或不完整</translation>
    </message>
    <message>
        <source>it is locked with a password</source>
        <translation>它有密码保护</translation>
    </message>
    <message>
        <source>“{name}”: conversation {place}{title} can&apos;t be read: {reason}.</source>
        <translation>“{name}”：无法读取第 {place} 个对话{title}：{reason}。</translation>
    </message>
    <message>
        <source>“{name}” holds no conversations.</source>
        <translation>“{name}”中没有对话。</translation>
    </message>
    <message>
        <source>“{name}” could not be read to its end: {reason}.</source>
        <translation>“{name}”没能读完：{reason}。</translation>
    </message>
    <message>
        <source>“{name}”: {reason}.</source>
        <translation>“{name}”：{reason}。</translation>
    </message>
    <message>
        <source>“{name}”: {reason}</source>
        <translation>“{name}”：{reason}</translation>
    </message>
    <message>
        <source>“{name}”: a conversation has a form that is unknown here.</source>
        <translation>“{name}”：有一个对话的格式未知。</translation>
    </message>
    <message>
        <source>This answer can&apos;t be saved, since its beginning was not.</source>
        <translation>无法保存这个回答，因为它的开头没有保存。</translation>
    </message>
    <message>
        <source>No password store is running. Install and start GNOME Keyring (package gnome-keyring) or KWallet.</source>
        <translation>没有正在运行的密码库。请安装并启动 GNOME Keyring（软件包 gnome-keyring）或 KWallet。</translation>
    </message>
    <message>
        <source>The system&apos;s password store failed ({name}).</source>
        <translation>系统密码库出错（{name}）。</translation>
    </message>
    <message>
        <source>The system&apos;s password store is not available.</source>
        <translation>系统密码库不可用。</translation>
    </message>
    <message>
        <source>The key is too long: {store} takes at most {most} characters.</source>
        <translation>密钥太长：{store} 最多接受 {most} 个字符。</translation>
    </message>
    <message>
        <source>keyring is set to {chosen}, which is not a secure password store.</source>
        <translation>keyring 被设为 {chosen}，它不是安全的密码库。</translation>
    </message>
    <message>
        <source>The system&apos;s password store is locked and was not opened.</source>
        <translation>系统密码库已锁定，没有解锁。</translation>
    </message>
    <message>
        <source>The system&apos;s password store did not answer in time.</source>
        <translation>系统密码库没有及时响应。</translation>
    </message>
    <message>
        <source>This message can&apos;t be saved, since the one before it was not.</source>
        <translation>无法保存这条消息，因为它的上一条没有保存。</translation>
    </message>
    <message>
        <source>{folder} can&apos;t hold the data safely: files can&apos;t be locked there.</source>
        <translation>{folder} 不能安全存放数据：那里无法锁定文件。</translation>
    </message>
    <message>
        <source>This folder is on a network. While two computers use it at once, or the connection breaks, the data can be damaged.</source>
        <translation>这个文件夹在网络上。两台电脑同时使用，或连接中断时，数据可能损坏。</translation>
    </message>
    <message>
        <source>{folder} is not there.</source>
        <translation>{folder} 不存在。</translation>
    </message>
    <message>
        <source>There is data of GPTs Desktop in {folder} already. Choose another folder.</source>
        <translation>{folder} 中已有 GPTs Desktop 的数据，请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The data folder was chosen when the app was started.</source>
        <translation>数据文件夹是启动应用时指定的。</translation>
    </message>
    <message>
        <source>Another program uses the data. Close it and try again.</source>
        <translation>另一个程序正在使用数据，请关闭它后重试。</translation>
    </message>
    <message>
        <source>{megabytes} MB are needed, and {folder} has no room for it.</source>
        <translation>需要 {megabytes} MB，但 {folder} 空间不足。</translation>
    </message>
    <message>
        <source>{target} is not what was written. Nothing was moved.</source>
        <translation>{target} 与写入的内容不符，没有移动任何数据。</translation>
    </message>
    <message>
        <source>{near} is no folder.</source>
        <translation>{near} 不是文件夹。</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read: there is no room for a copy.</source>
        <translation>无法读取 {path}：没有空间存放副本。</translation>
    </message>
    <message>
        <source>What was saved could not be put together. Nothing was changed.</source>
        <translation>抢救出的内容无法拼合，没有改动任何数据。</translation>
    </message>
    <message>
        <source>A part of {path} can&apos;t be read.</source>
        <translation>{path} 有一部分无法读取。</translation>
    </message>
    <message>
        <source>The system&apos;s password store did not forget the key.</source>
        <translation>系统密码库没有删除密钥。</translation>
    </message>
    <message>
        <source>The system&apos;s password store did not keep the key.</source>
        <translation>系统密码库没有保存密钥。</translation>
    </message>
    <message>
        <source>The system&apos;s password store still does not answer an earlier call. Unlock it or restart it, or keep the key for this session only.</source>
        <translation>系统密码库仍未响应之前的请求。请解锁或重启它，或只在本次运行中保留密钥。</translation>
    </message>
    <message>
        <source>The disk is full: nothing more can be saved in {path}.</source>
        <translation>磁盘已满：无法再向 {path} 保存。</translation>
    </message>
    <message>
        <source>The disk takes no more: nothing more can be saved in {path}.</source>
        <translation>磁盘不再接受写入：无法再向 {path} 保存。</translation>
    </message>
    <message>
        <source>The disk reports an error in {path}.</source>
        <translation>磁盘在 {path} 处报错。</translation>
    </message>
    <message>
        <source>{path} can&apos;t be written: it is read-only.</source>
        <translation>无法写入 {path}：它是只读的。</translation>
    </message>
    <message>
        <source>{path} can&apos;t be written: permission is denied.</source>
        <translation>无法写入 {path}：没有权限。</translation>
    </message>
    <message>
        <source>{path} can&apos;t be opened: the folder is missing or can&apos;t be written.</source>
        <translation>无法打开 {path}：文件夹不存在或不可写。</translation>
    </message>
    <message>
        <source>Another program holds {path}.</source>
        <translation>另一个程序占用着 {path}。</translation>
    </message>
    <message>
        <source>{path} is no database. It was left as it is.</source>
        <translation>{path} 不是数据库，没有改动它。</translation>
    </message>
    <message>
        <source>{path} can&apos;t be used: {reason}.</source>
        <translation>无法使用 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read or written: permission is denied.</source>
        <translation>无法读写 {path}：没有权限。</translation>
    </message>
    <message>
        <source>The disk is full: {path} can&apos;t be written.</source>
        <translation>磁盘已满：无法写入 {path}。</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation>磁盘报错</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read.</source>
        <translation>无法读取 {path}。</translation>
    </message>
    <message>
        <source>{path} is of another version.</source>
        <translation>{path} 属于另一个版本。</translation>
    </message>
    <message>
        <source>{path} is gone: its folder was moved or deleted, or its disk taken out.</source>
        <translation>{path} 不见了：所在文件夹被移走或删除，或磁盘被拔出。</translation>
    </message>
    <message>
        <source>Another file is in the place of {path}: nothing is written into it. Put the right one back, or quit and start again to use this one.</source>
        <translation>{path} 被换成了另一个文件，不会写入它。请放回原来的文件；要使用这个文件，请退出后重新启动。</translation>
    </message>
    <message>
        <source>Another window has opened {path}.</source>
        <translation>另一个窗口已打开 {path}。</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read: it is damaged.</source>
        <translation>无法读取 {path}：它已损坏。</translation>
    </message>
    <message>
        <source>{path} is a folder: a file can&apos;t take its place.</source>
        <translation>{path} 是文件夹，不能用文件取代它。</translation>
    </message>
    <message>
        <source>The picture could not be read.</source>
        <translation>无法读取这张图片。</translation>
    </message>
    <message>
        <source>“{name}” is a folder; its files can go along one by one.</source>
        <translation>“{name}”是文件夹，请逐个附上其中的文件。</translation>
    </message>
    <message>
        <source>“{name}” is no file that can be read.</source>
        <translation>“{name}”不是可读取的文件。</translation>
    </message>
    <message>
        <source>“{name}” could not be read: {reason}.</source>
        <translation>无法读取“{name}”：{reason}。</translation>
    </message>
    <message>
        <source>temperature {value}</source>
        <translation>温度 {value}</translation>
    </message>
    <message>
        <source>top p {value}</source>
        <translation>top p {value}</translation>
    </message>
    <message>
        <source>max {value}</source>
        <translation>最多 {value}</translation>
    </message>
    <message>
        <source>n {value}</source>
        <translation>n {value}</translation>
    </message>
    <message>
        <source>presence {value}</source>
        <translation>存在惩罚 {value}</translation>
    </message>
    <message>
        <source>frequency {value}</source>
        <translation>频率惩罚 {value}</translation>
    </message>
    <message>
        <source>logit bias</source>
        <translation>logit 偏置</translation>
    </message>
    <message>
        <source>user</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>system message</source>
        <translation>系统消息</translation>
    </message>
    <message>
        <source>a folder: drop the files in it instead</source>
        <translation>是文件夹，请改为拖放其中的文件</translation>
    </message>
    <message>
        <source>a file of more than 32 MB</source>
        <translation>文件超过 32 MB</translation>
    </message>
    <message>
        <source>a file that can’t be read</source>
        <translation>文件无法读取</translation>
    </message>
    <message>
        <source>more than 1,000 files at once</source>
        <translation>一次超过 1,000 个文件</translation>
    </message>
    <message>
        <source>&amp;Temperature</source>
        <translation>温度(&amp;T)</translation>
    </message>
    <message>
        <source>Top &amp;p</source>
        <translation>Top &amp;p</translation>
    </message>
    <message>
        <source>&amp;Max tokens</source>
        <translation>最大 token 数(&amp;M)</translation>
    </message>
    <message>
        <source>Candidates (&amp;n)</source>
        <translation>候选回答数（&amp;n）</translation>
    </message>
    <message>
        <source>P&amp;resence penalty</source>
        <translation>存在惩罚(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Frequency penalty</source>
        <translation>频率惩罚(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Logit bias</source>
        <translation>Logit 偏置(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>用户(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Stream</source>
        <translation>流式输出(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;ystem message</source>
        <translation>系统消息(&amp;Y)</translation>
    </message>
</context>
<context>
    <name>recovery</name>
    <message>
        <source>The copy is being restored.</source>
        <translation>正在恢复备份。</translation>
    </message>
    <message>
        <source>Your data is being moved.</source>
        <translation>正在移动数据。</translation>
    </message>
    <message>
        <source>What was unsaved is being saved.</source>
        <translation>正在保存未保存的内容。</translation>
    </message>
    <message>
        <source>There is no data of GPTs Desktop in {0}.</source>
        <translation>{0} 中没有 GPTs Desktop 的数据。</translation>
    </message>
    <message>
        <source>The folder with your data</source>
        <translation>存放数据的文件夹</translation>
    </message>
</context>
<context>
    <name>refusal</name>
    <message>
        <source>Nothing was changed on the disk.</source>
        <translation>没有改动磁盘上的任何内容。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open without saving</source>
        <translation>打开但不保存</translation>
    </message>
    <message>
        <source>Nothing was changed on the disk. Opened without saving, it keeps what you write in memory till it works.</source>
        <translation>没有改动磁盘上的任何内容。打开但不保存时，你写的内容会暂存在内存中，直到恢复正常。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>when</name>
    <message>
        <source>now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>MMM d</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
</context>
</TS>
