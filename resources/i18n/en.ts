<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Card</name>
    <message numerus="yes">
        <source>%Ln words</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChatList</name>
    <message numerus="yes">
        <source>%Ln chats</source>
        <translation>
            <numerusform>%Ln chat</numerusform>
            <numerusform>%Ln chats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChatModel</name>
    <message numerus="yes">
        <source>%Ln conversations</source>
        <translation>
            <numerusform>%Ln conversation</numerusform>
            <numerusform>%Ln conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClipboardWatch</name>
    <message numerus="yes">
        <source>Links of %Ln GPTs were copied</source>
        <translation>
            <numerusform>A GPT’s link was copied</numerusform>
            <numerusform>Links of %Ln GPTs were copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats</source>
        <translation>
            <numerusform>%Ln chat</numerusform>
            <numerusform>%Ln chats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln drafts</source>
        <translation>
            <numerusform>%Ln draft</numerusform>
            <numerusform>%Ln drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes</source>
        <translation>
            <numerusform>%Ln change</numerusform>
            <numerusform>%Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportController</name>
    <message numerus="yes">
        <source>Export %Ln chats</source>
        <translation>
            <numerusform>Export %Ln chat</numerusform>
            <numerusform>Export %Ln chats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats exported</source>
        <translation>
            <numerusform>%Ln chat exported</numerusform>
            <numerusform>%Ln chats exported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>%Ln more in other branches</source>
        <translation>
            <numerusform>%Ln more in other branches</numerusform>
            <numerusform>%Ln more in other branches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoldSwitch</name>
    <message numerus="yes">
        <source>Show all %Ln lines</source>
        <translation>
            <numerusform>Show all %Ln line</numerusform>
            <numerusform>Show all %Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all (%Ln words)</source>
        <translation>
            <numerusform>Show all (%Ln word)</numerusform>
            <numerusform>Show all (%Ln words)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all (%Ln characters)</source>
        <translation>
            <numerusform>Show all (%Ln character)</numerusform>
            <numerusform>Show all (%Ln characters)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FooterWidget</name>
    <message numerus="yes">
        <source>Regenerate (%Ln candidates)</source>
        <translation>
            <numerusform>Regenerate (%Ln candidate)</numerusform>
            <numerusform>Regenerate (%Ln candidates)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Regenerate answer: %Ln candidates</source>
        <translation>
            <numerusform>Regenerate answer: %Ln candidate</numerusform>
            <numerusform>Regenerate answer: %Ln candidates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ForGoodDialog</name>
    <message numerus="yes">
        <source>Delete %Ln chats for good?</source>
        <translation>
            <numerusform>Delete this chat for good?</numerusform>
            <numerusform>Delete %Ln chats for good?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GptController</name>
    <message numerus="yes">
        <source>%Ln GPTs removed</source>
        <translation>
            <numerusform>%Ln GPT removed</numerusform>
            <numerusform>%Ln GPTs removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GptList</name>
    <message numerus="yes">
        <source>Copy %Ln links</source>
        <translation>
            <numerusform>Copy %Ln link</numerusform>
            <numerusform>Copy %Ln links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %Ln GPTs</source>
        <translation>
            <numerusform>Remove %Ln GPT</numerusform>
            <numerusform>Remove %Ln GPTs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GptListController</name>
    <message numerus="yes">
        <source>%Ln GPTs</source>
        <translation>
            <numerusform>%Ln GPT</numerusform>
            <numerusform>%Ln GPTs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GptModel</name>
    <message numerus="yes">
        <source>%Ln conversations</source>
        <translation>
            <numerusform>%Ln conversation</numerusform>
            <numerusform>%Ln conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapDialog</name>
    <message numerus="yes">
        <source>%Ln messages</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln branches</source>
        <translation>
            <numerusform>%Ln branch</numerusform>
            <numerusform>%Ln branches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapModel</name>
    <message numerus="yes">
        <source>%Ln more messages</source>
        <translation>
            <numerusform>%Ln more message</numerusform>
            <numerusform>%Ln more messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages, folded</source>
        <translation>
            <numerusform>%Ln message, folded</numerusform>
            <numerusform>%Ln messages, folded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages hidden</source>
        <translation>
            <numerusform>%Ln message hidden</numerusform>
            <numerusform>%Ln messages hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageDeletion</name>
    <message numerus="yes">
        <source>%Ln messages after it went along</source>
        <translation>
            <numerusform>%Ln message after it went along</numerusform>
            <numerusform>%Ln messages after it went along</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message numerus="yes">
        <source>Delete it and the %Ln messages after it</source>
        <translation>
            <numerusform>Delete it and the message after it</numerusform>
            <numerusform>Delete it and the %Ln messages after it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfferDialog</name>
    <message numerus="yes">
        <source>Add %Ln GPTs?</source>
        <translation>
            <numerusform>Add this GPT?</numerusform>
            <numerusform>Add %Ln GPTs?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Organiser</name>
    <message numerus="yes">
        <source>%Ln chats archived</source>
        <translation>
            <numerusform>%Ln chat archived</numerusform>
            <numerusform>%Ln chats archived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats are back in the list</source>
        <translation>
            <numerusform>%Ln chat is back in the list</numerusform>
            <numerusform>%Ln chats are back in the list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats taken out of their folders</source>
        <translation>
            <numerusform>%Ln chat taken out of its folder</numerusform>
            <numerusform>%Ln chats taken out of their folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats moved to “{0}”</source>
        <translation>
            <numerusform>%Ln chat moved to “{0}”</numerusform>
            <numerusform>%Ln chats moved to “{0}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tags of %Ln chats changed</source>
        <translation>
            <numerusform>Tags of %Ln chat changed</numerusform>
            <numerusform>Tags of %Ln chats changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats deleted</source>
        <translation>
            <numerusform>%Ln chat deleted</numerusform>
            <numerusform>%Ln chats deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chats restored</source>
        <translation>
            <numerusform>%Ln chat restored</numerusform>
            <numerusform>%Ln chats restored</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperController</name>
    <message numerus="yes">
        <source>%Ln PDFs saved</source>
        <translation>
            <numerusform>%Ln PDF saved</numerusform>
            <numerusform>%Ln PDFs saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ParameterRow</name>
    <message numerus="yes">
        <source>Each of the %Ln candidates can be charged.</source>
        <translation>
            <numerusform>Each of the %Ln candidates can be charged.</numerusform>
            <numerusform>Each of the %Ln candidates can be charged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RequestDialog</name>
    <message numerus="yes">
        <source>… %Ln characters more …</source>
        <translation>
            <numerusform>… %Ln character more …</numerusform>
            <numerusform>… %Ln characters more …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RescueDialog</name>
    <message numerus="yes">
        <source>%Ln rows read</source>
        <translation>
            <numerusform>%Ln row read</numerusform>
            <numerusform>%Ln rows read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message numerus="yes">
        <source>Tags of %Ln chats</source>
        <translation>
            <numerusform>Tags of %Ln chat</numerusform>
            <numerusform>Tags of %Ln chats</numerusform>
        </translation>
    </message>
</context>
</TS>
