(function () {
  'use strict';
  var data = JSON.parse(document.getElementById('charts').textContent);
  var drawn = [];
  var dark = matchMedia('(prefers-color-scheme: dark)');

  function color(name) {
    return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  }

  function axis(extra) {
    return Object.assign({
      axisLine: { lineStyle: { color: color('line') } },
      axisLabel: { color: color('soft'), hideOverlap: true },
      splitLine: { lineStyle: { color: color('line') } }
    }, extra);
  }

  function zoom(axes) {
    return [
      { type: 'inside', xAxisIndex: axes, filterMode: 'none', zoomOnMouseWheel: 'ctrl' },
      { type: 'slider', xAxisIndex: axes, filterMode: 'none', height: 18, bottom: 6, borderColor: color('line'),
        textStyle: { color: color('soft') }, brushSelect: false }
    ];
  }

  function frame(axes) {
    return {
      animation: false,
      textStyle: { fontFamily: 'system-ui, sans-serif' },
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      dataZoom: zoom(axes)
    };
  }

  function shown(value) {
    return Number(value).toLocaleString('en', { maximumFractionDigits: 8 });
  }

  function moment(millis) {
    return new Date(millis).toISOString().replace('T', ' ').replace(/(:00)?\.000Z$/, '').replace(/ 00:00$/, '');
  }

  function tooltip(formatter) {
    return { trigger: 'axis', confine: true, renderMode: 'richText', backgroundColor: color('tile'),
      borderColor: color('line'), textStyle: { color: color('text') }, formatter: formatter };
  }

  function equity() {
    var option = frame([0, 1]);
    option.grid = [{ left: 64, right: 16, top: 12, height: '52%' }, { left: 64, right: 16, top: '64%', height: '20%' }];
    option.xAxis = [axis({ type: 'time', gridIndex: 0, axisLabel: { show: false } }), axis({ type: 'time', gridIndex: 1 })];
    option.yAxis = [axis({ scale: true, gridIndex: 0 }), axis({ gridIndex: 1, max: 0, splitNumber: 2,
      axisLabel: { color: color('soft'), formatter: '{value} %' } })];
    option.tooltip = tooltip(function (at) {
      return moment(at[0].value[0]) + at.map(function (each) {
        return '\n' + each.seriesName + ' ' + shown(each.value[1]);
      }).join('');
    });
    option.series = [
      { name: 'Equity', type: 'line', data: data.equity, showSymbol: false, lineStyle: { width: 1.5 }, color: color('accent') },
      { name: 'Drawdown %', type: 'line', data: data.drawdown, showSymbol: false, xAxisIndex: 1, yAxisIndex: 1,
        lineStyle: { width: 1 }, areaStyle: { opacity: 0.25 }, color: color('loss') }
    ];
    return option;
  }

  function mark(trade, kind) {
    var long = trade.side === 'BUY';
    var entry = kind === 'entry';
    return {
      value: trade[kind].concat([trade.number, kind, trade.side, trade.returnPct]),
      symbol: entry ? 'triangle' : 'circle',
      symbolRotate: entry && !long ? 180 : 0,
      symbolSize: entry ? 9 : 7,
      itemStyle: { color: entry ? color('accent') : color(trade.returnPct < 0 ? 'loss' : 'gain'), borderColor: color('back'), borderWidth: 1 }
    };
  }

  function price(symbol) {
    var option = frame([0]);
    option.grid = [{ left: 64, right: 16, top: 28, bottom: 56 }];
    option.title = { text: symbol.name, left: 64, top: 0, textStyle: { color: color('text'), fontSize: 13, fontWeight: 500 } };
    option.xAxis = [axis({ type: 'time' })];
    option.yAxis = [axis({ scale: true })];
    option.tooltip = Object.assign(tooltip(function (each) {
      var v = each.value;
      if (each.seriesType === 'scatter') {
        return moment(v[0]) + '\n' + '#' + v[2] + ' ' + (v[4] === 'BUY' ? 'long' : 'short') + ', ' + v[3] + ' at ' +
          shown(v[1]) + (v[3] === 'exit' ? '\n' + v[5].toFixed(2) + ' %' : '');
      }
      return moment(v[0]) + '\nopen ' + shown(v[1]) + '\nhigh ' + shown(v[4]) + '\nlow ' + shown(v[3]) + '\nclose ' + shown(v[2]);
    }), { trigger: 'item' });
    var marks = [];
    symbol.trades.forEach(function (trade) { marks.push(mark(trade, 'entry'), mark(trade, 'exit')); });
    option.series = [
      { name: 'Price', type: 'candlestick', data: symbol.candles, large: true, largeThreshold: 600,
        itemStyle: { color: color('gain'), color0: color('loss'), borderColor: color('gain'), borderColor0: color('loss') } },
      { name: 'Trades', type: 'scatter', data: marks, z: 5 }
    ];
    return option;
  }

  function draw(element, option) {
    var chart = echarts.init(element, null, { renderer: 'canvas' });
    chart.group = 'report';
    drawn.push({ chart: chart, option: option });
    chart.setOption(option());
  }

  draw(document.getElementById('equity'), equity);
  data.symbols.forEach(function (symbol) {
    var element = document.createElement('div');
    element.className = 'chart';
    document.getElementById('prices').appendChild(element);
    draw(element, function () { return price(symbol); });
  });
  echarts.connect('report');
  addEventListener('resize', function () { drawn.forEach(function (each) { each.chart.resize(); }); });
  dark.addEventListener('change', function () {
    drawn.forEach(function (each) { each.chart.setOption(each.option(), true); });
  });
})();
