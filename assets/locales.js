// Chinese dates for Plotly (months and weekdays of axes) and for the date picker.
(() => {
  "use strict";
  const digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
  const numbers = digits.map((_, index) => `${index + 1}月`);
  const weekdays = ["日", ...digits.slice(0, 6)];

  window.PlotlyLocales = (window.PlotlyLocales || []).concat({
    moduleType: "locale",
    name: "zh-CN",
    dictionary: {},
    format: {
      days: weekdays.map((day) => `星期${day}`),
      shortDays: weekdays.map((day) => `周${day}`),
      months: digits.map((month) => `${month}月`),
      shortMonths: numbers,
      date: "%Y-%m-%d",
    },
  });

  // dash-mantine-components registers the object under this name with its own dayjs.
  window["dayjs_locale_zh-cn"] = {
    name: "zh-cn",
    weekdays: weekdays.map((day) => `星期${day}`),
    weekdaysShort: weekdays.map((day) => `周${day}`),
    weekdaysMin: weekdays,
    months: digits.map((month) => `${month}月`),
    monthsShort: numbers,
    weekStart: 1,
    yearStart: 4,
    ordinal: (number) => `${number}日`,
    formats: {
      LT: "HH:mm",
      LTS: "HH:mm:ss",
      L: "YYYY-MM-DD",
      LL: "YYYY年M月D日",
      LLL: "YYYY年M月D日 HH:mm",
      LLLL: "YYYY年M月D日dddd HH:mm",
    },
    relativeTime: {},
  };
})();
