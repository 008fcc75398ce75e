"""The words of the page of briefings."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "page.briefing": "简报",
    "desk.title": "{area} {period} {kind}",
    "desk.sentence": "数字与同一地址的页面相同；下载的文件与命令制成的一字不差。",
    "desk.preview": "预览",
    "desk.page": "{title}，第 {page} 页，共 {pages} 页",
    "desk.formats": "下载",
    "desk.format.png": "A4 图片",
    "desk.format.pdf": "PDF",
    "desk.format.slide": "幻灯图",
    "desk.format.wechat": "微信长图",
    "desk.format.csv": "数据表",
    "desk.note.png": "每页一张，多页打包为 zip",
    "desk.note.pdf": "打印、归档",
    "desk.note.slide": "16:9，1920 × 1080",
    "desk.note.wechat": "宽 1080 像素",
    "desk.note.csv": "CSV，打包为 zip",
    "desk.short.png": "图片",
    "desk.short.pdf": "PDF",
    "desk.short.slide": "幻灯图",
    "desk.short.wechat": "长图",
    "desk.short.csv": "CSV",
    "desk.nothing": "这一期没有可写的内容",
    "desk.empty": "{area}在 {period} 没有记录。",
    "desk.ahead": "{period} 还没有到，数据截至 {as_of}。",
    "desk.default": "看默认期间的简报",
    "desk.fault": "这一部分没有做出来",
    "desk.issues": "已制成的简报",
    "desk.issues.caption": "按计划或用命令制成，新的在前",
    "desk.issues.made": "{at} 制成",
    "desk.issues.more": "另有 {count} 份更早的。",
    "desk.issues.none": "还没有制成的简报",
    "desk.issues.planned": "配置里已有计划；让系统定时运行这条命令，到期的简报就会制成：",
    "desk.issues.unplanned": "在配置里写明时间并再导入一次，让系统定时运行下面的命令：",
}
